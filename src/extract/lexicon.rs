//! Word classes: which words of English matter to the finder, and what for.
//!
//! Each row names a class and its words; verbs are given by their base and brought
//! into their forms here. One perfect hash, made on first use, answers a token in a
//! single comparison, so the cost does not grow with the lists.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A set of word classes, as bits.
pub type Class = u64;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        $($(#[$doc])* pub const $name: Class = 1 << $bit;)*
    };
}

classes! {
    /// will, 'll, shall.
    WILL = 0;
    /// would, 'd.
    WOULD = 1;
    /// may, might, could.
    MAY = 2;
    /// can, cannot.
    CAN = 3;
    /// is, are, am.
    IS = 4;
    /// was, were.
    WAS = 5;
    /// be, been, being.
    BE = 6;
    /// has, have, had.
    HAVE = 7;
    /// do, does, did.
    DO = 8;
    /// not, never.
    NOT = 9;
    /// to.
    TO = 10;
    /// Articles, demonstratives, quantifiers.
    DET = 11;
    /// he, she: a person named before.
    HE = 12;
    /// it, they, we, I, you, which …
    PRON = 13;
    /// Prepositions.
    PREP = 14;
    /// and, or, but.
    CONJ = 15;
    /// Words that open a clause: when, because, that …
    SUB = 16;
    /// Participles and adjectives that look ahead after "is": expected, due, set …
    AHEAD = 17;
    /// Verbs of intent: plan, vow, threaten …
    INTENT = 18;
    /// Verbs of forecasting: expect, predict …
    FORECAST = 19;
    /// Verbs of saying.
    REPORT = 20;
    /// Verbs of thinking: believe, think …
    THINK = 21;
    /// Verbs and adjectives of fear: fear, worry, concerned …
    FEAR = 22;
    /// Wishes, demands, advice.
    WISH = 23;
    /// Verbs of fixed programmes: opens, begins, takes effect …
    FUTURATE = 24;
    /// Nouns for an office or a calling.
    TITLE = 25;
    /// Nouns for bodies and groups of people.
    GROUP = 26;
    /// Names of weekdays and months.
    CALENDAR = 27;
    /// Adverbs.
    ADV = 28;
    /// Nouns for laws and proposals.
    LAW = 29;
    /// Words of nearness: close, near, verge …; "sees", with a figure or a turn ahead.
    NEAR = 30;
    /// Nouns for a plan or a threat.
    PLAN = 31;
    /// Nouns for events on a calendar.
    EVENT = 32;
    /// yesterday, ago, last, earlier, previously.
    PAST = 33;
    /// no, none, nobody.
    NO = 34;
    /// Nouns for reports and polls, which speak.
    DOCUMENT = 35;
    /// Mr, Mrs, Dr …
    HONORIFIC = 36;
    /// if, unless, provided.
    IF = 37;
    /// Verbs that describe a state.
    STATE = 38;
    /// The base of a verb.
    BASE = 39;
    /// The third person singular of a verb.
    THIRD = 40;
    /// The past or the past participle of a verb.
    PAST_FORM = 41;
    /// The -ing form of a verb.
    ING = 42;
    /// Possessive determiners: his, their …
    POSS = 43;
    /// Words that never begin a noun phrase nor stand in one: finite verbs known by sight.
    VERB = 44;
    /// who, which, whom, where.
    REL = 45;
    /// whether.
    WHETHER = 46;
    /// today, tomorrow, tonight, next, coming, later, soon, by, until …
    TIME = 47;
    /// Nouns that stand for a chance: chance, odds, probability, risk.
    CHANCE = 48;
    /// Units of time: day, week …
    UNIT = 49;
    /// Nouns for a company, which "the company" stands for.
    FIRM = 50;
    /// Numbers in words.
    NUMBER = 51;
    /// Nouns after which "is to" defines and does not announce: aim, job, way …
    AIM = 52;
    /// Names of outlets' kinds: news, times, agency, radio.
    OUTLET = 53;
    /// "order", "instruct": verbs whose object has something to do later.
    ORDER = 54;
    /// Nouns that begin the name of a body and keep their "of": Bureau, Ministry …
    BODY = 55;
    /// go, going.
    GO = 56;
    /// said, says, told: never a noun.
    SAY = 57;
    /// A word with which a clause about the past stands: was, were, had, did, -ed verbs of happening.
    HAPPENED = 58;
    /// Adjectives of certainty: certain, sure, confident.
    SURE = 59;
    /// Words that may start a headline's "to" + verb.
    ABOUT = 60;
    /// warn, caution.
    WARN = 61;
    /// postponed, adjourned, moved: with a new date behind "to" or "until".
    PUT_OFF = 62;
    /// cancelled, scrapped: what was planned did not come.
    CALLED_OFF = 63;
}

/// What makes a sentence worth a look.
pub const TRIGGER: Class = WILL
    | WOULD
    | MAY
    | AHEAD
    | INTENT
    | FORECAST
    | FEAR
    | FUTURATE
    | NEAR
    | PLAN
    | EVENT
    | CHANCE
    | ORDER
    | GO
    | WARN
    | PUT_OFF
    | SURE
    | ABOUT;

/// Rows of words that have one form. `_` joins nothing here: one word a token.
const WORDS: &[(Class, &str)] = &[
    (WILL, "will 'll shall"),
    (WOULD, "would 'd"),
    (MAY, "may might could"),
    (CAN, "can"),
    (IS | VERB, "is are am 're 'm isn aren"),
    (WAS | VERB | HAPPENED, "was were wasn weren"),
    (BE, "be been being"),
    (HAVE | VERB, "has have 've having"),
    (HAVE | VERB | HAPPENED, "had"),
    (DO | VERB, "do does"),
    (DO | VERB | HAPPENED, "did"),
    (NOT, "not n't never cannot neither nor"),
    (TO | PREP, "to"),
    (DET, "the a an this these those each every another such both all any some several many few most more half"),
    (DET | NO, "no"),
    (NO, "none nobody nothing"),
    (POSS | DET, "his her its their our my your whose"),
    (HE | PRON, "he she"),
    (PRON, "it they we i you there him them us me everyone someone anyone himself herself itself themselves one"),
    (REL | SUB, "who which whom where"),
    (
        SUB,
        "that when because although though while whilst whereas since as so than how why what after before until till once",
    ),
    (IF | SUB, "if unless provided providing assuming"),
    (WHETHER | SUB, "whether"),
    (
        PREP,
        "of in on at by for with from into onto over under about against between during within without through throughout after before until since among amid amidst despite toward towards upon off across behind beyond near per via inside outside around along than like versus ahead",
    ),
    (CONJ, "and or but & yet"),
    (
        ADV,
        "also now still then thus therefore however even just only really very too already soon again once twice always often sometimes perhaps maybe yet almost nearly quite rather well further instead alone apparently probably possibly certainly definitely surely likely eventually ultimately shortly immediately finally currently recently reportedly allegedly initially originally previously earlier later afterwards meanwhile nevertheless nonetheless otherwise indeed far long together simply directly fully largely mostly mainly jointly officially formally publicly privately automatically temporarily permanently significantly substantially slightly gradually quickly rapidly strongly widely broadly closely clearly inevitably undoubtedly absolutely hopefully potentially theoretically presumably supposedly generally usually normally typically firmly repeatedly today tomorrow tonight yesterday here there ever back up down out off away",
    ),
    (
        AHEAD,
        "expected seen scheduled slated due set likely unlikely predicted projected forecast forecasted poised planned bound tipped anticipated destined timetabled earmarked booked supposed certain sure guaranteed estimated pencilled penciled tentatively believed thought rumored rumoured designed intended meant tapped primed ready expecting planning hoped feared billed fated doomed reported ordered committed determined targeted",
    ),
    (SURE, "certain sure confident convinced optimistic adamant doubtful"),
    (
        NEAR,
        "close closer nearing near verge brink cusp imminent reach horizon corner looming loom looms edging inching nears poised approaching approach approaches impending upcoming underway brewing",
    ),
    (ABOUT, "about"),
    (ADV | TIME, "eventually ultimately immediately imminently overnight sometime someday anytime momentarily"),
    (
        PUT_OFF,
        "suspended extended prorogued postponed delayed adjourned rescheduled deferred pushed moved put brought coming",
    ),
    (CALLED_OFF, "canceled cancelled scrapped abandoned aborted shelved dropped scuttled nixed"),
    (NEAR, "track course schedule pace sees see"),
    (INTENT, "ruled"),
    (SURE, "possible should"),
    (FEAR, "concerned afraid alarmed"),
    (WARN, "warn warns warned warning cautions cautioned"),
    (CHANCE, "chance chances odds probability likelihood possibility prospect prospects risk risks danger"),
    (
        PLAN,
        "plan plans proposal threat threats pledge pledges promise promises vow vows commitment commitments intention intentions intent warning warnings forecast forecasts prediction predictions expectation expectations fears fear ambition ambitions target targets deadline deadlines goal projection projections outlook decision scheme bid schedule timetable promise guarantee guarantees assurance assurances concern concerns agreement",
    ),
    (
        LAW,
        "bill bills law laws legislation proposal proposals plan plans measure measures amendment amendments ban deal agreement treaty reform reforms tax policy policies scheme merger takeover referendum resolution act rule rules regulation regulations package budget ordinance initiative motion pact accord project closure cuts version provisions system programme program move change changes",
    ),
    (
        EVENT,
        "election elections vote votes referendum poll ballot launch match game final finals semifinal semifinals race tournament concert ceremony hearing trial summit meeting talks conference deadline release premiere opening funeral inauguration strike strikes protest rally march festival exhibition show event debate session auction inquest verdict sentencing wedding parade visit tour cup championship championships games olympics round fixture primary primaries runoff run-off polling",
    ),
    (PAST | ADV, "yesterday ago previously formerly earlier originally initially"),
    (PAST, "last past previous "),
    (
        DOCUMENT,
        "report reports study studies survey surveys poll polls statement document documents memo letter analysis research researchers article editorial forecast forecasts projections models estimates figures data website projection model prediction predictions findings paper review budget draft",
    ),
    (
        HONORIFIC,
        "mr mrs ms miss dr prof sir dame rev judge justice capt lt col gen maj sgt sen rep gov fr hon const cst supt insp det cmdr adm pte pvt cpl messrs",
    ),
    (
        TITLE,
        "president president-elect vice-president prime minister premier chancellor king queen prince princess emperor pope bishop archbishop cardinal rabbi imam ayatollah sheikh governor mayor senator congressman congresswoman representative mp deputy secretary treasurer ambassador envoy consul commissioner commander general admiral colonel major captain lieutenant sergeant corporal marshal chief chairman chairwoman chairperson chair ceo cfo cto coo director manager head leader boss coach captain spokesman spokeswoman spokesperson speaker spokesmen editor author writer journalist reporter correspondent columnist analyst analysts economist economists professor scientist scientists researcher doctor physician surgeon lawyer attorney solicitor barrister prosecutor judge justice magistrate sheriff superintendent inspector detective constable officer founder co-founder owner executive adviser advisor aide strategist astronomer physicist biologist geologist meteorologist forecaster historian expert activist organizer organiser campaigner candidate nominee incumbent striker goalkeeper midfielder defender driver rider champion singer musician actor actress comedian producer filmmaker curator principal dean provost chancellor curator negotiator mediator diplomat politician lawmaker legislator councillor councilman councilwoman alderman whip trader investor banker partner consultant engineer developer programmer designer architect pilot astronaut survivor witness resident victim father mother brother sister son daughter wife husband widow uncle aunt cousin friend colleague neighbour neighbor member premier-elect vice undersecretary attorney-general coordinator administrator chairman-elect trustee vicar pastor priest reverend monk pediatrician sociologist psychologist naturalist herpetologist biochemist specialist fellow student teacher farmer worker guitarist drummer vocalist bassist frontman winger forward batsman bowler skipper quarterback pitcher catcher trainer jockey referee umpire cyclist footballer cricketer golfer runner swimmer boxer wrestler athlete novelist poet playwright composer conductor dancer model broadcaster presenter host commentator blogger photographer painter sculptor chef cook nurse midwife surgeon psychiatrist virologist epidemiologist chemist mathematician ecologist zoologist botanist geneticist seismologist volcanologist climatologist sailor skier skater surfer climber explorer mountaineer soldier sniper gunman suspect defendant plaintiff claimant hacker whistleblower insurgent warlord general-secretary secretary-general lawmaker backbencher frontbencher mp mep msp td spokesperson staffer insider veteran official investigator archaeologist anthropologist criminologist pathologist paediatrician cardiologist oncologist neurologist immunologist microbiologist oceanographer geophysicist glaciologist hydrologist statistician pollster lobbyist shareholder entrepreneur businessman businesswoman billionaire millionaire philanthropist tycoon paramedic firefighter ranger warden veterinarian critic screenwriter songwriter rapper violinist pianist choreographer gymnast sprinter rower defenseman linebacker fullback halfback spinner all-rounder wicketkeeper vice-captain co-chair co-chairman ombudsman auditor controller registrar chaplain chieftain councilor chairlady headmaster headteacher lecturer patriarch",
    ),
    (
        GROUP,
        "government administration cabinet parliament congress senate council committee commission party coalition opposition police army navy military authorities officials court ministry department agency bureau office union unions federation association company firm corporation bank board club team group organization organisation institute university foundation church kremlin pentagon lawyers scientists researchers experts economists analysts forecasters meteorologists investigators prosecutors firefighters organisers organizers campaigners activists protesters residents workers doctors teachers airlines airline studio publisher developers engineers leaders ministers diplomats sources source lawmakers senators employers regulators watchdog council supporters opponents critics rebels militants troops parents families villagers union's hospital school band judges jury representatives delegates members officers members executives shareholders investors traders observers pollsters spokespeople advisers sect center centre service network labour labor chairmen commissioners archaeologists astronomers geologists physicians conservationists environmentalists unionists retailers operators courts magistrates",
    ),
    (
        FIRM,
        "motors electric mills dynamics inc corp ltd plc llc airlines industries holdings technologies systems foods pharmaceuticals entertainment company firm corporation group airline bank carrier retailer manufacturer developer studio giant maker producer publisher agency operator automaker club team party union charity organisation organization network broadcaster insurer lender startup chain shipbuilder brewer drugmaker carmaker chipmaker steelmaker miner supplier distributor wholesaler supermarket conglomerate subsidiary consultancy brokerage exchange railway shipyard platform",
    ),
    (
        CALENDAR,
        "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december jan feb mar apr jun jul aug sept oct nov dec mon tues wed thurs fri",
    ),
    (
        UNIT,
        "second minute minutes hour hours day days week weeks weekend month months year years decade decades century fortnight quarter season spring summer autumn fall winter morning afternoon evening night noon midnight",
    ),
    (
        TIME,
        "today tomorrow tonight next coming later soon by until tonight weekend midnight noon christmas easter shortly",
    ),
    (
        NUMBER,
        "two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty hundred thousand million billion first",
    ),
    (
        AIM,
        "aim effect goal purpose objective job task way idea point mission role duty challenge answer solution intention intent thing function dream priority step key best need desire trick alternative option",
    ),
    (
        OUTLET,
        "times post herald tribune guardian telegraph journal gazette chronicle observer news bbc cnn reuters afp ap press magazine daily newspaper newspapers radio tv television wikinews media",
    ),
    (
        BODY,
        "bureau ministry department office centre center university institute college school academy council committee commission court house board bank federation association union league ministry church bishop foundation society organisation organization alliance confederation chamber museum hospital agency authority party army front movement republic kingdom commonwealth conference club league trust fund board authority registry office laboratory observatory library organisation city state states government assembly parliament secretary minister director head",
    ),
    (GO, "going gonna"),
    (
        STATE,
        "be have contain mean know believe own belong exist seem appear indicate suggest cost consist depend want need like love hate understand represent involve lie sit think explain account",
    ),
    (SUB | ADV, "meanwhile"),
    (
        WISH,
        "hope hopes hoped hoping hopeful wish wishes wished wishing want wants wanted should must ought recommend recommends recommended urge urges urged urging demand demands demanded demanding ask asks asked asking advise advised suggest pray prays praying prefer prefers let lets",
    ),
    (
        VERB | HAPPENED,
        "made took went came got began became found left led lost won beat fell rose held kept ran saw sent set brought bought sold paid met spent stood struck shot grew drew drove broke chose fought gave wrote",
    ),
    (VERB, "makes takes goes comes gets becomes finds gives seems appears remains says"),
];

/// Verbs by base: `base`, or `base/x` where the last letter `x` is doubled, or the
/// four forms joined by colons where they are irregular.
const VERBS: &[(Class, &str)] = &[
    (
        INTENT,
        "plan/n intend aim vow pledge promise threaten commit/t agree decide prepare swear:swears:swore:swearing guarantee resolve propose offer refuse consider schedule undertake:undertakes:undertook:undertaking seek:seeks:sought:seeking contemplate mull opt/t look choose:chooses:chose:choosing",
    ),
    (
        FORECAST,
        "expect anticipate predict forecast:forecasts:forecast:forecasting project foresee:foresees:foresaw:foreseeing envision envisage bet:bets:bet:betting reckon foretell:foretells:foretold:foretelling prophesy:prophesies:prophesied:prophesying",
    ),
    (REPORT | SAY, "say:says:said:saying tell:tells:told:telling"),
    (
        REPORT,
        "announce state report claim argue add explain warn confirm declare insist note write:writes:wrote:writing reveal indicate admit/t acknowledge mention stress emphasize emphasise assert comment remark reply:replies:replied:replying respond answer suggest show:shows:showed:showing predict promise vow pledge deny:denies:denied:denying believe concede contend maintain reiterate repeat testify:testifies:testified:testifying tweet post conclude observe caution disclose hint signal/l inform assure advise allege complain quip/p joke speculate agree boast forecast:forecasts:forecast:forecasting estimate estimated decide rule publish unveil outline release propose recall affirm clarify:clarifies:clarified:clarifying proclaim exclaim declare lament muse opine posit quote echo fear hope worry:worries:worried:worrying think:thinks:thought:thinking expect anticipate threaten swear:swears:swore:swearing guarantee calculate foresee:foresees:foresaw:foreseeing hypothesise hypothesize tout hail hear:hears:heard:hearing learn feel:feels:felt:feeling know:knows:knew:knowing find:finds:found:finding determine project guess bet:bets:bet:betting reckon emphasise doubt suspect",
    ),
    (
        THINK,
        "believe think:thinks:thought:thinking feel:feels:felt:feeling suspect reckon guess imagine suppose assume consider doubt",
    ),
    (FEAR, "fear worry:worries:worried:worrying dread"),
    (ORDER, "order instruct direct mandate authorise authorize approve require"),
    (
        FUTURATE,
        "open close begin:begins:began:beginning start end finish run/n launch premiere air arrive depart leave:leaves:left:leaving return meet:meets:met:meeting face play travel visit go:goes:went:going vote head expire conclude resume continue hold:holds:held:holding host take:takes:took:taking come:comes:came:coming kick tour perform land dock debut step retire appear attend join speak:speaks:spoke:speaking celebrate switch elect debate compete fly:flies:flew:flying release screen tip/p strike:strikes:struck:striking walk move change rise:rises:rose:rising fall:falls:fell:falling mark culminate publish announce hear:hears:heard:hearing sit:sits:sat:sitting reopen discuss address deliver present unveil introduce cut:cuts:cut:cutting buy:buys:bought:buying acquire build:builds:built:building",
    ),
    (
        STATE,
        "contain mean:means:meant:meaning know:knows:knew:knowing own belong exist seem appear indicate cost:costs:cost:costing consist depend need like love understand:understands:understood:understanding represent involve include lie:lies:lay:lying",
    ),
    (WISH, "call"),
    (VERB | HAPPENED, "kill arrest injure attack suffer happen occur crash damage destroy die"),
    (
        VERB,
        "remain provide require allow give:gives:gave:giving get:gets:got:getting make:makes:made:making use help look become:becomes:became:becoming increase decrease win:wins:won:winning lose:loses:lost:losing send:sends:sent:sending bring:brings:brought:bringing work live serve move pay:pays:paid:paying keep:keeps:kept:keeping put:puts:put:putting try:tries:tried:trying see:sees:saw:seeing stay turn affect reach receive raise reduce create support follow target apply:applies:applied:applying rely:relies:relied:relying comply:complies:complied:complying imply:implies:implied:implying supply:supplies:supplied:supplying multiply:multiplies:multiplied:multiplying",
    ),
    (STATE | THINK, "hope"),
];

/// Words that the tables above give a class that does more harm than good.
const NOT_SO: &[(Class, &str)] = &[(REPORT, "rule rules signed"), (VERB, "set left led")];

/// The longest word that is looked up.
pub const LONGEST: usize = 16;

/// A word with its classes.
#[derive(Clone, Copy, Default)]
struct Entry {
    key: u128,
    class: Class,
}

/// A perfect hash: each bucket of words has a multiplier that sends its words to slots of
/// their own, so that a word is told by one comparison, without a branch that the
/// processor would have to guess.
struct Table {
    multipliers: Vec<u64>,
    entries: Vec<Entry>,
}

/// How many bits number a slot; about four slots for three words.
const SLOT_BITS: u32 = 12;

/// How many bits number a bucket; about three words in each.
const BUCKET_BITS: u32 = 10;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(words()));

/// Every word of the lists with its classes, the verbs in their forms.
fn words() -> HashMap<u128, Class> {
    let mut known = HashMap::new();
    let mut add = |word: &str, class: Class| {
        if word.len() <= LONGEST {
            *known.entry(key(word.as_bytes())).or_default() |= class;
        }
    };
    for (class, words) in WORDS {
        for word in words.split_whitespace() {
            add(word, *class);
        }
    }
    for (class, verbs) in VERBS {
        for verb in verbs.split_whitespace() {
            let [base, third, past, ing] = forms(verb);
            // Only the past form tells of something that has happened.
            let plain = class & !HAPPENED;
            add(&base, plain | BASE);
            add(&third, plain | THIRD);
            add(&past, class | PAST_FORM);
            add(&ing, plain | ING);
        }
    }
    for (class, words) in NOT_SO {
        for word in words.split_whitespace() {
            known.entry(key(word.as_bytes())).and_modify(|known| *known &= !class);
        }
    }
    known
}

impl Table {
    fn new(words: HashMap<u128, Class>) -> Table {
        let mut buckets = vec![Vec::new(); 1 << BUCKET_BITS];
        for (key, class) in words {
            buckets[bucket(folded(key).wrapping_mul(MULTIPLIER))].push(Entry { key, class });
        }
        // The fullest bucket first, while there is room.
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(buckets[*at].len()));
        let mut table = Table { multipliers: vec![0; buckets.len()], entries: vec![Entry::default(); 1 << SLOT_BITS] };
        let mut slots = Vec::new();
        for at in order {
            let mut multiplier = MULTIPLIER;
            // A bucket takes some tries; a test sees that each finds its multiplier.
            for _ in 0..100_000 {
                slots.clear();
                for entry in &buckets[at] {
                    let slot = slot(folded(entry.key), multiplier);
                    if table.entries[slot].key != 0 || slots.contains(&slot) {
                        break;
                    }
                    slots.push(slot);
                }
                if slots.len() == buckets[at].len() {
                    break;
                }
                multiplier = multiplier.wrapping_mul(MULTIPLIER).rotate_left(17) | 1;
            }
            table.multipliers[at] = multiplier;
            for (entry, slot) in buckets[at].iter().zip(&slots) {
                table.entries[*slot] = *entry;
            }
        }
        table
    }

    #[inline]
    fn class(&self, key: u128) -> (Class, u32) {
        let folded = folded(key);
        let mixed = folded.wrapping_mul(MULTIPLIER);
        let entry = &self.entries[slot(folded, self.multipliers[bucket(mixed)])];
        // Without a branch, which would be guessed wrong for every other word.
        (std::hint::select_unpredictable(entry.key == key, entry.class, 0), number(mixed))
    }
}

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

#[inline]
const fn folded(key: u128) -> u64 {
    (key as u64) ^ ((key >> 64) as u64).rotate_left(29)
}

#[inline]
const fn bucket(mixed: u64) -> usize {
    (mixed >> (64 - BUCKET_BITS)) as usize
}

#[inline]
const fn number(mixed: u64) -> u32 {
    (mixed >> 32) as u32
}

#[inline]
fn slot(folded: u64, multiplier: u64) -> usize {
    // The high bits of a product depend on all of the word.
    ((folded ^ folded >> 32).wrapping_mul(multiplier) >> (64 - SLOT_BITS)) as usize
}

/// The word's bytes in lower case, packed into one number.
#[inline]
const fn key(word: &[u8]) -> u128 {
    let mut packed = 0;
    let mut at = word.len();
    while at > 0 {
        at -= 1;
        // The bit that tells lower case from capitals; digits, hyphens and apostrophes
        // have it already.
        packed = packed << 8 | (word[at] | 0x20) as u128;
    }
    packed
}

/// The number of a word, which nearly no other word shares; whatever its case.
///
/// 0 for a word that is empty or longer than the longest that is looked up.
pub const fn number_of(word: &[u8]) -> u32 {
    if word.is_empty() || word.len() > LONGEST {
        return 0;
    }
    number(folded(key(word)).wrapping_mul(MULTIPLIER))
}

/// The bit of small letters in each byte.
const SMALL: u128 = 0x2020_2020_2020_2020_2020_2020_2020_2020;

/// All bits of the first bytes of a word, by its length.
static FIRST: [u128; LONGEST + 1] = {
    let mut masks = [0; LONGEST + 1];
    let mut length = 1;
    while length <= LONGEST {
        masks[length] = u128::MAX >> ((LONGEST - length) * 8);
        length += 1;
    }
    masks
};

/// A handle on the table that saves the check of its first use in a loop.
#[derive(Clone, Copy)]
pub struct Lexicon(&'static Table);

impl Lexicon {
    /// Returns the lexicon, filled.
    pub fn get() -> Lexicon {
        Lexicon(&TABLE)
    }

    /// Returns the classes and the number of the word that is the first `length` bytes of
    /// a window of text.
    #[inline]
    pub fn look_in(self, window: u128, length: usize) -> (Class, u32) {
        self.0.class((window | SMALL) & FIRST[length])
    }

    /// Returns the classes and the number of the word `text[start..end]`, as `look_in`.
    #[inline]
    pub fn look(self, text: &[u8], start: usize, end: usize) -> (Class, u32) {
        let length = end - start;
        if length > LONGEST || length == 0 {
            return (0, 0);
        }
        let key = match text.get(start..start + LONGEST) {
            Some(window) => {
                let mut bytes = [0u8; LONGEST];
                bytes.copy_from_slice(window);
                return self.look_in(u128::from_le_bytes(bytes), length);
            }
            None => key(&text[start..end]),
        };
        self.0.class(key)
    }

    /// Returns the classes and the number of a word, as `look`.
    pub fn look_up(self, word: &[u8]) -> (Class, u32) {
        self.look(word, 0, word.len())
    }

    /// Returns the classes of a word, whatever its case; 0 for a word that has none.
    #[inline]
    pub fn class(self, word: &[u8]) -> Class {
        if word.is_empty() || word.len() > LONGEST {
            return 0;
        }
        self.0.class(key(word)).0
    }
}

/// The four forms of a verb given as the tables give it.
fn forms(verb: &str) -> [String; 4] {
    if verb.contains(':') {
        let mut parts = verb.split(':').map(str::to_string);
        return std::array::from_fn(|_| parts.next().unwrap_or_default());
    }
    if let Some((base, double)) = verb.split_once('/') {
        return [base.to_string(), format!("{base}s"), format!("{base}{double}ed"), format!("{base}{double}ing")];
    }
    let third = if verb.ends_with("sh") || verb.ends_with("ch") || verb.ends_with('s') {
        format!("{verb}es")
    } else {
        format!("{verb}s")
    };
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    [verb.to_string(), third, format!("{stem}ed"), format!("{stem}ing")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_come_in_their_forms() {
        let cases = [
            ("plan/n", ["plan", "plans", "planned", "planning"]),
            ("promise", ["promise", "promises", "promised", "promising"]),
            ("launch", ["launch", "launches", "launched", "launching"]),
            ("say:says:said:saying", ["say", "says", "said", "saying"]),
        ];
        for (verb, expected) in cases {
            assert_eq!(forms(verb), expected, "{verb}");
        }
    }

    #[test]
    fn every_word_has_a_slot_of_its_own() {
        let words = words();
        assert!(words.len() > 2000, "{}", words.len());
        for (key, class) in words {
            assert_eq!(TABLE.class(key).0, class, "{:?}", String::from_utf8_lossy(&key.to_le_bytes()));
        }
    }

    #[test]
    fn words_are_known_in_any_case() {
        let lexicon = Lexicon::get();
        for (word, class) in
            [("Will", WILL), ("EXPECTED", AHEAD), ("Vows", INTENT | THIRD), ("said", SAY), ("n't", NOT)]
        {
            let found = lexicon.class(word.as_bytes());
            assert_eq!(found & class, class, "{word}");
        }
        for word in ["", "xylophone", "a-word-longer-than-sixteen"] {
            assert_eq!(lexicon.class(word.as_bytes()), 0, "{word}");
        }
    }
}
