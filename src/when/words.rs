//! The vocabulary: what a word means to the reader of deadlines.
//!
//! One table, looked up by a perfect hash that the compiler lays out. A word has one
//! sense; the compiler refuses one that is listed twice. The readers tell "May" from "may" by what
//! stands around it.

use super::rules;
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

/// What a word means, and whether it can begin a form in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub sense: Sense,
    pub starts: bool,
    /// Whether it is an end, a close or a start.
    pub ends: bool,
}

impl Meaning {
    /// What follows from a sense.
    pub(crate) const fn of(sense: Sense) -> Meaning {
        Meaning { sense, starts: rules::starts(sense), ends: matches!(sense, K(W::End | W::Close | W::Start)) }
    }
}

/// The letters of a word, folded to lower case, as one number.
pub(crate) const fn key(word: &[u8]) -> u128 {
    let (mut key, mut at) = (0, 0);
    while at < word.len() && at < 16 {
        key |= ((word[at] | 0x20) as u128) << (8 * at);
        at += 1;
    }
    key
}

/// The first `length` letters of a packed window, folded as [`key`] does.
#[inline]
pub(crate) fn folded(window: u128, length: usize) -> u128 {
    const SPACES: u128 = 0x2020_2020_2020_2020_2020_2020_2020_2020;
    (window | SPACES) & FIRST[length]
}

/// All bits of the first letters, by their number.
static FIRST: [u128; 17] = {
    let (mut masks, mut length) = ([0; 17], 1);
    while length < masks.len() {
        masks[length] = u128::MAX >> (8 * (16 - length));
        length += 1;
    }
    masks
};

/// How many words the table holds.
const COUNT: usize = {
    let (mut count, mut row) = (0, 0);
    while row < WORDS.len() {
        let (words, mut at) = (WORDS[row].1.as_bytes(), 0);
        count += 1;
        while at < words.len() {
            count += (words[at] == b' ') as usize;
            at += 1;
        }
        row += 1;
    }
    count
};

/// Every word's letters and meaning, in the order of the rows.
static LIST: [(u128, Meaning); COUNT] = {
    let mut list = [(0, NONE); COUNT];
    let (mut count, mut row) = (0, 0);
    while row < WORDS.len() {
        let (sense, words) = (WORDS[row].0, WORDS[row].1.as_bytes());
        let (mut shift, mut at) = (0, 0);
        while at < words.len() {
            if words[at] == b' ' {
                (count, shift) = (count + 1, 0);
            } else {
                list[count].0 |= ((words[at] | 0x20) as u128) << shift;
                list[count].1 = Meaning::of(sense);
                shift += 8;
            }
            at += 1;
        }
        (count, row) = (count + 1, row + 1);
    }
    list
};

const BUCKET_BITS: u32 = 9;
const SLOT_BITS: u32 = 10;
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

const _: () = assert!(COUNT * 20 <= 19 << SLOT_BITS, "the vocabulary has outgrown its table: raise SLOT_BITS");

const fn mixed(key: u128) -> u64 {
    (key as u64) ^ ((key >> 64) as u64).rotate_left(29)
}

const fn bucket(mixed: u64) -> usize {
    (mixed.wrapping_mul(MULTIPLIER) >> (64 - BUCKET_BITS)) as usize
}

const fn slot(mixed: u64, multiplier: u64) -> usize {
    ((mixed ^ mixed >> 32).wrapping_mul(multiplier) >> (64 - SLOT_BITS)) as usize
}

/// A perfect hash: each bucket has a multiplier under which its words fall on slots of
/// their own, so that a word is told in one comparison. The letters stand apart from the
/// meanings, so that all of it stays close to the processor.
struct Table {
    multipliers: [u64; 1 << BUCKET_BITS],
    heads: [u64; 1 << SLOT_BITS],
    tails: [u64; 1 << SLOT_BITS],
    /// One place on from the letters: the first stands for what is no word of ours.
    meanings: [Meaning; (1 << SLOT_BITS) + 1],
}

const NONE: Meaning = Meaning::of(Sense::Other);

static TABLE: Table = {
    let mut table = Table {
        multipliers: [0; 1 << BUCKET_BITS],
        heads: [0; 1 << SLOT_BITS],
        tails: [0; 1 << SLOT_BITS],
        meanings: [NONE; (1 << SLOT_BITS) + 1],
    };
    // The words of each bucket, one bucket after the other.
    let (mut ends, mut at) = ([0; (1 << BUCKET_BITS) + 1], 0);
    while at < COUNT {
        ends[bucket(mixed(LIST[at].0)) + 1] += 1;
        at += 1;
    }
    at = 0;
    while at + 1 < ends.len() {
        ends[at + 1] += ends[at];
        at += 1;
    }
    let (mut order, mut filled) = ([0; COUNT], ends);
    at = 0;
    while at < COUNT {
        let bucket = bucket(mixed(LIST[at].0));
        order[filled[bucket]] = at;
        filled[bucket] += 1;
        at += 1;
    }
    // The fullest bucket first, while there is room.
    let (mut size, mut placed) = (16, 0);
    while size > 0 {
        let mut bucket = 0;
        while bucket + 1 < ends.len() {
            if ends[bucket + 1] - ends[bucket] == size {
                place(&mut table, bucket, &order, ends[bucket], ends[bucket + 1]);
                placed += size;
            }
            bucket += 1;
        }
        size -= 1;
    }
    assert!(placed == COUNT, "a bucket holds too many words");
    table
};

/// Finds the multiplier of a bucket whose words are `order[from..to]`, and places them.
const fn place(table: &mut Table, bucket: usize, order: &[usize; COUNT], from: usize, to: usize) {
    let mut multiplier = MULTIPLIER;
    loop {
        // Takes the slots one by one; gives them back where one is taken.
        let mut at = from;
        while at < to {
            let (key, meaning) = LIST[order[at]];
            let (slot, head, tail) = (slot(mixed(key), multiplier), key as u64, (key >> 64) as u64);
            if table.heads[slot] != 0 {
                assert!(table.heads[slot] != head || table.tails[slot] != tail, "a word is listed twice");
                break;
            }
            (table.heads[slot], table.tails[slot], table.meanings[slot + 1]) = (head, tail, meaning);
            at += 1;
        }
        if at == to {
            break;
        }
        while at > from {
            at -= 1;
            let slot = slot(mixed(LIST[order[at]].0), multiplier);
            (table.heads[slot], table.tails[slot], table.meanings[slot + 1]) = (0, 0, NONE);
        }
        multiplier = multiplier.wrapping_mul(MULTIPLIER).rotate_left(17) | 1;
    }
    table.multipliers[bucket] = multiplier;
}

/// What a folded word means; without a branch, since half of all words are none of ours.
#[inline]
pub(crate) fn meaning(key: u128) -> Meaning {
    let mixed = mixed(key);
    let slot = slot(mixed, TABLE.multipliers[bucket(mixed)]);
    let other = (TABLE.heads[slot] ^ key as u64) | (TABLE.tails[slot] ^ (key >> 64) as u64);
    TABLE.meanings[(slot + 1) * usize::from(other == 0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_is_found() {
        for (sense, row) in WORDS {
            for word in row.split(' ') {
                let meaning = meaning(key(word.as_bytes()));
                assert_eq!(meaning, Meaning::of(*sense), "{word}");
            }
        }
        for word in ["kayak", "fridays", "a-b"] {
            assert_eq!(meaning(key(word.as_bytes())).sense, Sense::Other, "{word}");
        }
    }
}
