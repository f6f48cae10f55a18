//! The vocabulary: what a word means to the reader of deadlines.
//!
//! One table, looked up by a hash that the compiler lays out. Most words mean nothing
//! here; their ends and their length tell so for nearly all of them, without a look-up. A word has one sense; the compiler
//! refuses one that is listed twice. The readers tell "May" from "may" by what
//! stands around it.

use Sense::{Card, Feast, Month, Ord, Season, W as K, Weekday};
use Unit as U;

/// What a token means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A word that says nothing about time.
    Other,
    /// Figures, with their value.
    Num(u32),
    /// A number in words.
    Card(u32),
    /// An ordinal, in words or figures.
    Ord(u32),
    /// January is 1.
    Month(u8),
    /// Monday is 0.
    Weekday(u8),
    /// A unit of time; whether it stands in the plural.
    Unit(Unit, bool),
    /// A quarter of the year; spring is 0.
    Season(u8),
    /// The first word of a feast.
    Feast(u8),
    /// A word of the grammar.
    W(W),
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Minute,
    Hour,
    Day,
    BusinessDay,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

macro_rules! words {
    ($($name:ident),* $(,)?) => {
        /// A word of the grammar.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum W { $($name),* }
    };
}

words! {
    A, The, This, That, Next, Last, Coming, Following, Upcoming, Current, Another, Whose, New, Every, In, On,
    At, By, Before, After, Until, Through, Throughout, During, Within, Inside, For, From, To, Into, Between,
    Over, Of, Since, As, Around, About, Roughly, Some, Nearly, Just, Under, Up, Than, Least, More, Less, Most,
    Out, Later, Latest, Earliest, Earlier, Early, Mid, Middle, Late, End, Ends, Start, Close, Rest, All, Whole,
    Part, Half, Couple, Few, Several, Dozen, Hundred, Thousand, Matter, Number, Now, Away, Hence, Ago, Or, And,
    So, Not, No, Never, Will, Ahead, Prior, Course, Space, Sometime, Filler, Point, Time, Moment, Any, Today,
    Tonight, Tomorrow, Yesterday, Morning, Noon, Midnight, Am, Pm, Oclock, Zone, Business, Fiscal, Eod, Yearend,
    Midyear, Midcentury, Midweek, Midmonth, Midsummer, Midwinter, Possessive, Was, Has, Being, Lasting, Starting, Postponed,
    Extended, Effective, Effect, Immediate, Immediately, Right, Once, Without, Delay, Overnight, Imminent,
    Verge, Poised, Shortly, Very, Soon, Long, Reach, Corner, Horizon, Deal, Near, Nearing, Future, Term,
    Foreseeable, Eventually, Someday, Due, Sooner, Run, When, Upon, Happening, Q, H, Fy, S, Eve, Date, Down,
    Road, Distant, Is, Gone, Previous, Latter, Final, Comma, Hyphen, Dash, Slash, Dot, Colon, Stop, Quote, Open,
    Plus, Saying, Calendar, Ending, Verb, Beyond, Short, Halfway, Stage, Further, Local, Then, It, Offing,
    Sight, Much, Exactly, Come, Longer, Only, Expected, Unlikely, Mere, Little, Cob, But, Including, Again,
    Asked, Old,
}

const fn unit(unit: Unit) -> Sense {
    Sense::Unit(unit, false)
}

const fn units(unit: Unit) -> Sense {
    Sense::Unit(unit, true)
}

/// What words mean: a sense, and the words that have it.
#[rustfmt::skip]
const WORDS: &[(Sense, &str)] = &[
    (Month(1), "january jan"),
    (Month(2), "february feb"),
    (Month(3), "march mar"),
    (Month(4), "april apr"),
    (Month(5), "may"),
    (Month(6), "june jun"),
    (Month(7), "july jul"),
    (Month(8), "august aug"),
    (Month(9), "september sept sep"),
    (Month(10), "october oct"),
    (Month(11), "november nov"),
    (Month(12), "december dec"),
    (Weekday(0), "monday mon"),
    (Weekday(1), "tuesday tue tues"),
    (Weekday(2), "wednesday wed weds"),
    (Weekday(3), "thursday thu thur thurs"),
    (Weekday(4), "friday fri"),
    (Weekday(5), "saturday sat"),
    (Weekday(6), "sunday sun"),
    (Season(0), "spring springtime"),
    (Season(1), "summer summertime"),
    (Season(2), "autumn fall"),
    (Season(3), "winter wintertime"),
    (unit(U::Minute), "minute min"),
    (units(U::Minute), "minutes mins"),
    (unit(U::Hour), "hour hr"),
    (units(U::Hour), "hours hrs"),
    (unit(U::Day), "day"),
    (units(U::Day), "days"),
    (unit(U::Week), "week wk"),
    (units(U::Week), "weeks wks"),
    (unit(U::Fortnight), "fortnight"),
    (units(U::Fortnight), "fortnights"),
    (unit(U::Weekend), "weekend"),
    (units(U::Weekend), "weekends"),
    (unit(U::Month), "month"),
    (units(U::Month), "months mos mths"),
    (unit(U::Quarter), "quarter"),
    (units(U::Quarter), "quarters"),
    (unit(U::Year), "year yr"),
    (units(U::Year), "years yrs"),
    (unit(U::Decade), "decade"),
    (units(U::Decade), "decades"),
    (unit(U::Century), "century"),
    (units(U::Century), "centuries"),
    (unit(U::BusinessDay), "weekday workday"),
    (units(U::BusinessDay), "weekdays workdays"),
    (Feast(0), "easter"),
    (Feast(1), "christmas xmas"),
    (Feast(2), "halloween"),
    (Feast(3), "thanksgiving"),
    (Feast(4), "valentine valentines"),
    (Feast(5), "patrick patricks"),
    (Feast(6), "memorial"),
    (Feast(7), "independence"),
    (Feast(8), "labor labour"),
    (Feast(9), "boxing"),
    (Feast(10), "good"),
    (Card(0), "zero"),
    (Card(1), "one"),
    (Card(2), "two"),
    (Card(3), "three"),
    (Card(4), "four"),
    (Card(5), "five"),
    (Card(6), "six half-dozen"),
    (Card(7), "seven"),
    (Card(8), "eight"),
    (Card(9), "nine"),
    (Card(10), "ten"),
    (Card(11), "eleven"),
    (Card(12), "twelve"),
    (Card(13), "thirteen"),
    (Card(14), "fourteen"),
    (Card(15), "fifteen"),
    (Card(16), "sixteen"),
    (Card(17), "seventeen"),
    (Card(18), "eighteen"),
    (Card(19), "nineteen"),
    (Card(20), "twenty"),
    (Card(30), "thirty"),
    (Card(40), "forty"),
    (Card(50), "fifty"),
    (Card(60), "sixty"),
    (Card(70), "seventy"),
    (Card(80), "eighty"),
    (Card(90), "ninety"),
    (K(W::Hundred), "hundred"),
    (K(W::Thousand), "thousand"),
    (K(W::Dozen), "dozen"),
    (K(W::Half), "half"),
    (K(W::Couple), "couple"),
    (K(W::Few), "few handful"),
    (K(W::Several), "several"),
    (Ord(1), "first"),
    (Ord(2), "second"),
    (Ord(3), "third"),
    (Ord(4), "fourth"),
    (Ord(5), "fifth"),
    (Ord(6), "sixth"),
    (Ord(7), "seventh"),
    (Ord(8), "eighth"),
    (Ord(9), "ninth"),
    (Ord(10), "tenth"),
    (Ord(11), "eleventh"),
    (Ord(12), "twelfth"),
    (Ord(13), "thirteenth"),
    (Ord(14), "fourteenth"),
    (Ord(15), "fifteenth"),
    (Ord(16), "sixteenth"),
    (Ord(17), "seventeenth"),
    (Ord(18), "eighteenth"),
    (Ord(19), "nineteenth"),
    (Ord(20), "twentieth"),
    (Ord(30), "thirtieth"),
    (K(W::A), "a an"),
    (K(W::The), "the"),
    (K(W::This), "this"),
    (K(W::That), "that"),
    (K(W::Next), "next"),
    (K(W::Last), "last"),
    (K(W::Previous), "previous past"),
    (K(W::Coming), "coming"),
    (K(W::Following), "following"),
    (K(W::Upcoming), "upcoming"),
    (K(W::Current), "current present"),
    (K(W::Another), "another"),
    (K(W::New), "new"),
    (K(W::Every), "every each"),
    (K(W::Whose), "his her its their our my your these those"),
    (K(W::In), "in"),
    (K(W::On), "on"),
    (K(W::At), "at"),
    (K(W::By), "by"),
    (K(W::Before), "before"),
    (K(W::After), "after"),
    (K(W::Until), "until till til"),
    (K(W::Through), "through thru"),
    (K(W::Throughout), "throughout"),
    (K(W::During), "during"),
    (K(W::Within), "within"),
    (K(W::Inside), "inside"),
    (K(W::For), "for"),
    (K(W::From), "from"),
    (K(W::To), "to"),
    (K(W::Into), "into"),
    (K(W::Between), "between"),
    (K(W::Over), "over"),
    (K(W::Of), "of"),
    (K(W::Since), "since"),
    (K(W::As), "as"),
    (K(W::Around), "around circa"),
    (K(W::About), "about"),
    (K(W::Roughly), "roughly approximately approx"),
    (K(W::Some), "some"),
    (K(W::Nearly), "nearly almost"),
    (K(W::Just), "just"),
    (K(W::Under), "under"),
    (K(W::Up), "up"),
    (K(W::Than), "than"),
    (K(W::Least), "least"),
    (K(W::More), "more"),
    (K(W::Less), "less fewer"),
    (K(W::Most), "most"),
    (K(W::Out), "out"),
    (K(W::Later), "later"),
    (K(W::Latest), "latest"),
    (K(W::Earliest), "earliest soonest"),
    (K(W::Earlier), "earlier"),
    (K(W::Early), "early"),
    (K(W::Mid), "mid"),
    (K(W::Middle), "middle midpoint"),
    (K(W::Halfway), "midway halfway"),
    (K(W::Late), "late"),
    (K(W::End), "end conclusion"),
    (K(W::Ends), "ends closes"),
    (K(W::Start), "start outset"),
    (K(W::Starting), "beginning starting commencing launching opening"),
    (K(W::Close), "close"),
    (K(W::Rest), "rest remainder balance"),
    (K(W::All), "all"),
    (K(W::Whole), "whole entire full"),
    (K(W::Part), "part portion stages"),
    (K(W::Matter), "matter"),
    (K(W::Number), "number"),
    (K(W::Now), "now"),
    (K(W::Away), "away off"),
    (K(W::Hence), "hence"),
    (K(W::Ago), "ago"),
    (K(W::Or), "or"),
    (K(W::And), "and"),
    (K(W::So), "so"),
    (K(W::Not), "not cannot"),
    (K(W::No), "no"),
    (K(W::Never), "never"),
    (K(W::Will), "will shall wo"),
    (K(W::Ahead), "ahead"),
    (K(W::Prior), "prior advance"),
    (K(W::Course), "course"),
    (K(W::Space), "space period"),
    (K(W::Sometime), "sometime anytime"),
    (K(W::Filler), "likely possibly perhaps maybe probably even either hopefully presumably"),
    (K(W::Only), "only"),
    (K(W::Exactly), "exactly"),
    (K(W::Again), "again"),
    (K(W::Including), "including"),
    (K(W::Asked), "asked"),
    (K(W::Old), "old"),
    (K(W::Latter), "latter"),
    (K(W::Saying), "say said says told announced added stated reported warned wrote confirmed claimed tweeted"),
    (K(W::Saying), "spoke saying revealed"),
    (K(W::Point), "point stage"),
    (K(W::Time), "time"),
    (K(W::Moment), "moment"),
    (K(W::Any), "any"),
    (K(W::Today), "today"),
    (K(W::Tonight), "tonight"),
    (K(W::Tomorrow), "tomorrow"),
    (K(W::Yesterday), "yesterday"),
    (K(W::Morning), "morning afternoon evening night lunchtime dawn dusk sunrise sunset nightfall daybreak"),
    (K(W::Noon), "noon midday noontime"),
    (K(W::Midnight), "midnight"),
    (K(W::Am), "am"),
    (K(W::Pm), "pm"),
    (K(W::Oclock), "oclock"),
    (K(W::Zone), "est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet ist jst aest aedt msk sgt"),
    (K(W::Zone), "eastern pacific"),
    (K(W::Business), "business working work trading"),
    (K(W::Calendar), "calendar iso"),
    (K(W::Fiscal), "fiscal financial school academic budget tax parliamentary legislative reporting crop marketing"),
    (K(W::Eod), "eod"),
    (K(W::Cob), "cob eob"),
    (K(W::Yearend), "yearend"),
    (K(W::Midyear), "midyear"),
    (K(W::Midcentury), "midcentury"),
    (K(W::Midweek), "midweek"),
    (K(W::Midmonth), "midmonth"),
    (K(W::Midsummer), "midsummer"),
    (K(W::Midwinter), "midwinter"),
    (K(W::Postponed), "postponed delayed adjourned deferred rescheduled pushed moved put shifted postpone defer"),
    (K(W::Postponed), "push"),
    (K(W::Delay), "delay"),
    (K(W::Further), "additional extra further"),
    (K(W::Extended), "extended extend open valid prolonged extends extending runs"),
    (K(W::Effective), "effective"),
    (K(W::Effect), "effect"),
    (K(W::Immediate), "immediate"),
    (K(W::Immediately), "immediately instantly forthwith straightaway"),
    (K(W::Right), "right straight"),
    (K(W::Once), "once"),
    (K(W::Without), "without"),
    (K(W::Overnight), "overnight"),
    (K(W::Imminent), "imminent imminently"),
    (K(W::Verge), "verge brink cusp"),
    (K(W::Poised), "poised"),
    (K(W::Shortly), "shortly momentarily"),
    (K(W::Very), "very"),
    (K(W::Soon), "soon"),
    (K(W::Long), "long"),
    (K(W::Reach), "reach"),
    (K(W::Corner), "corner"),
    (K(W::Horizon), "horizon"),
    (K(W::Deal), "deal agreement decision breakthrough settlement accord resolution pact solution ceasefire truce"),
    (K(W::Deal), "completion compromise treaty peace victory verdict announcement merger consensus"),
    (K(W::Near), "near"),
    (K(W::Nearing), "nearing"),
    (K(W::Future), "future"),
    (K(W::Term), "term"),
    (K(W::Foreseeable), "foreseeable"),
    (K(W::Eventually), "eventually"),
    (K(W::Someday), "someday"),
    (K(W::Due), "due"),
    (K(W::Sooner), "sooner"),
    (K(W::Run), "run"),
    (K(W::When), "when whenever"),
    (K(W::Upon), "upon"),
    (K(W::Q), "q"),
    (K(W::H), "h"),
    (K(W::Fy), "fy"),
    (K(W::S), "s"),
    (K(W::Eve), "eve"),
    (K(W::Date), "date"),
    (K(W::Road), "line road"),
    (K(W::Down), "down"),
    (K(W::Is), "is are"),
    (K(W::Being), "be being"),
    (K(W::Gone), "finished gone done"),
    (K(W::Final), "final"),
    (K(W::Ending), "ending"),
    (K(W::Beyond), "beyond"),
    (K(W::Short), "short"),
    (K(W::Local), "local"),
    (K(W::Then), "then"),
    (K(W::Offing), "offing"),
    (K(W::Sight), "sight"),
    (K(W::Come), "come"),
    (K(W::Distant), "distant"),
    (K(W::Little), "little"),
    (K(W::Mere), "mere merely"),
    (K(W::Expected), "expected expects expect scheduled set planned plans plan planning slated projected forecast"),
    (K(W::Expected), "anticipated anticipates going hopes hope hoping aims aim aiming intends intend promised"),
    (K(W::Expected), "promises pledged pledges vowed vows agreed proposed targeted targeting target deadline could"),
    (K(W::Expected), "might should must would can wants want needs need ready predicts predicted predict believes"),
    (K(W::Expected), "hoped intended proposes bound tipped preparing prepares threatened threatens seeks ought"),
    (K(W::Expected), "destined forecasts expecting pending"),
    (K(W::Verb), "begins"),
    (K(W::Unlikely), "unlikely"),
    (K(W::Was), "was were had did"),
    (K(W::Has), "has have having been"),
    (K(W::Lasting), "remain remains stay stays keep keeps continue continues hold holds"),
    (K(W::Much), "much"),
    (K(W::Longer), "longer"),
    (K(W::But), "but"),
    (K(W::Happening), "meeting hashanah kippur summit conference election elections midterm midterms vote hearing"),
    (K(W::Happening), "trial session congress convention talks ceremony games olympics festival cup match concert"),
    (K(W::Happening), "visit referendum inauguration semester season debate primary primaries ballot runoff launch"),
    (K(W::Happening), "expo wedding funeral ramadan hanukkah passover diwali eid juneteenth lent pentecost whitsun"),
    (K(W::Happening), "advent epiphany nowruz kwanzaa purim holidays review anniversary round finals tournament"),
    (K(W::Happening), "championships mandate handover g7 g20 assembly ruling polls christening graduation harvest"),
    (K(W::Happening), "monsoon presidency lifetime tour gala auction game race fight expiry expiration departure"),
    (K(W::Happening), "arrival retirement release recess holiday break closure cop30 cop31 administration"),
    (K(W::Happening), "negotiations census plenary signing prayer prayers parliament trip speech appearance tenure"),
    (K(W::Happening), "premiere appeal forum briefing phase event finale"),
];

const SLOTS: usize = 2048;

/// The letters of a word, folded to lower case, as one number.
pub(crate) const fn key(word: &[u8]) -> u128 {
    let (mut key, mut at) = (0, 0);
    while at < word.len() && at < 16 {
        key |= ((word[at] | 0x20) as u128) << (8 * at);
        at += 1;
    }
    key
}

const fn slot(key: u128) -> usize {
    let mixed = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 53) as usize
}

static TABLE: [(u128, Sense); SLOTS] = table();

const fn table() -> [(u128, Sense); SLOTS] {
    let mut table = [(0, Sense::Other); SLOTS];
    let mut row = 0;
    while row < WORDS.len() {
        let (sense, words) = (WORDS[row].0, WORDS[row].1.as_bytes());
        let mut from = 0;
        while from < words.len() {
            let mut key = 0;
            let start = from;
            while from < words.len() && words[from] != b' ' {
                key |= ((words[from] | 0x20) as u128) << (8 * (from - start));
                from += 1;
            }
            from += 1;
            let mut at = slot(key);
            while table[at].0 != 0 {
                assert!(table[at].0 != key, "a word is listed twice");
                at = (at + 1) % SLOTS;
            }
            table[at] = (key, sense);
        }
        row += 1;
    }
    table
}

/// For the first and the last letter of a word, which lengths the words of the table have.
static LENGTHS: [u32; 1024] = lengths();

const fn ends(first: u8, last: u8) -> usize {
    (first as usize & 31) << 5 | last as usize & 31
}

const fn lengths() -> [u32; 1024] {
    let mut lengths = [0; 1024];
    let mut slot = 0;
    while slot < SLOTS {
        let key = TABLE[slot].0;
        if key != 0 {
            let length = 16 - key.leading_zeros() / 8;
            let last = (key >> (8 * (length - 1))) as u8;
            lengths[ends(key as u8, last)] |= 1 << length;
        }
        slot += 1;
    }
    lengths
}

/// Whether a word with these ends and this length, at most 16, may stand in the table.
#[inline]
pub(crate) fn known(first: u8, last: u8, length: usize) -> bool {
    LENGTHS[ends(first, last)] >> length & 1 == 1
}

/// Looks up a folded word.
#[inline]
pub(crate) fn sense(key: u128) -> Sense {
    let mut at = slot(key);
    loop {
        let (known, sense) = TABLE[at];
        if known == key {
            return sense;
        }
        if known == 0 {
            return Sense::Other;
        }
        at = (at + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_is_found_by_its_ends() {
        for (sense_of_row, row) in WORDS {
            for word in row.split(' ') {
                let bytes = word.as_bytes();
                assert!(known(bytes[0], bytes[bytes.len() - 1], bytes.len()), "{word}");
                assert_eq!(sense(key(bytes)), *sense_of_row, "{word}");
            }
        }
        assert!(!known(b'k', b'k', 5));
    }
}
