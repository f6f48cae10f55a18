//! The vocabulary: what a word means to the reader of deadlines.
//!
//! One table, looked up by a hash that the compiler lays out, so that a word that
//! means nothing here costs a few nanoseconds.

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
    A, The, This, That, Next, Last, Coming, Following, Upcoming, Current, Another, Whose, New, Every,
    In, On, At, By, Before, After, Until, Through, Throughout, During, Within, Inside, For, From, To, Into, Between,
    Over, Of, Since, As, Around, About, Roughly, Some, Nearly, Just, Under, Up, Than, Least, More, Less, Most, Out,
    Later, Latest, Earliest, Earlier, Early, Mid, Middle, Late, End, Ends, Start, Close, Rest, All, Whole, Part,
    Half, Couple, Few, Several, Dozen, Hundred, Thousand, Matter, Number, Now, Away, Hence, Ago, Or, And, So, Not,
    No, Never, Will, Ahead, Prior, Course, Space, Sometime, Filler, Point, Time, Moment, Any, Today, Tonight,
    Tomorrow, Yesterday, Morning, Noon, Midnight, Am, Pm, Oclock, Zone, Business, Fiscal, Eod, Yearend,
    Midyear, Midweek, Midmonth, Midsummer, Midwinter, Possessive, Past, Went, Being, Lasting,
    Starting, Postponed, Extended, Effective, Effect, Immediate, Immediately, Right, Once, Without, Delay,
    Overnight, Imminent, Verge, Poised, Shortly, Very, Soon, Long, Reach, Corner, Horizon, Deal, Near, Nearing,
    Future, Term, Foreseeable, Eventually, Someday, Due, Sooner, Run, When, While, Upon, Happening,
    Q, H, Fy, S, Eve, Date, Line, Road, Distant, Is, Gone, Past2, Latter, Final, Remaining,
    Comma, Hyphen, Dash, Slash, Dot, Colon, Stop, Quote, Open, Plus, Other2, Saying, Calendar,
    Ending, Verb, Quickly, Beyond, Short, Halfway, Stage, Further, Local,
    Then, It, Offing, Sight, Turn, Much, Possible, Exactly, Come, Longer, Only, Yet,
    Expected, Unlikely, Mere, Little, Cob, But, Including, Again, Asked, Old,
}

const fn unit(unit: Unit) -> Sense {
    Sense::Unit(unit, false)
}

const fn units(unit: Unit) -> Sense {
    Sense::Unit(unit, true)
}

/// Words and what they mean, in the order of the kinds above.
#[rustfmt::skip]
const WORDS: &[(&str, Sense)] = &[
    ("january", Month(1)), ("jan", Month(1)), ("february", Month(2)), ("feb", Month(2)), ("march", Month(3)), ("mar", Month(3)),
    ("april", Month(4)), ("apr", Month(4)), ("may", Month(5)), ("june", Month(6)), ("jun", Month(6)), ("july", Month(7)),
    ("jul", Month(7)), ("august", Month(8)), ("aug", Month(8)), ("september", Month(9)), ("sept", Month(9)), ("sep", Month(9)),
    ("october", Month(10)), ("oct", Month(10)), ("november", Month(11)), ("nov", Month(11)), ("december", Month(12)), ("dec", Month(12)),
    ("monday", Weekday(0)), ("mon", Weekday(0)), ("tuesday", Weekday(1)), ("tue", Weekday(1)), ("tues", Weekday(1)),
    ("wednesday", Weekday(2)), ("wed", Weekday(2)), ("weds", Weekday(2)), ("thursday", Weekday(3)), ("thu", Weekday(3)), ("thur", Weekday(3)),
    ("thurs", Weekday(3)), ("friday", Weekday(4)), ("fri", Weekday(4)), ("saturday", Weekday(5)), ("sat", Weekday(5)),
    ("sunday", Weekday(6)), ("sun", Weekday(6)),
    ("spring", Season(0)), ("springtime", Season(0)), ("summer", Season(1)), ("summertime", Season(1)), ("autumn", Season(2)), ("fall", Season(2)),
    ("winter", Season(3)), ("wintertime", Season(3)),
    ("minute", unit(U::Minute)), ("minutes", units(U::Minute)), ("min", unit(U::Minute)), ("mins", units(U::Minute)),
    ("hour", unit(U::Hour)), ("hours", units(U::Hour)), ("hr", unit(U::Hour)), ("hrs", units(U::Hour)),
    ("day", unit(U::Day)), ("days", units(U::Day)), ("week", unit(U::Week)), ("weeks", units(U::Week)), ("wk", unit(U::Week)), ("wks", units(U::Week)),
    ("fortnight", unit(U::Fortnight)), ("fortnights", units(U::Fortnight)), ("weekend", unit(U::Weekend)), ("weekends", units(U::Weekend)),
    ("month", unit(U::Month)), ("months", units(U::Month)), ("quarter", unit(U::Quarter)), ("quarters", units(U::Quarter)),
    ("year", unit(U::Year)), ("years", units(U::Year)), ("yr", unit(U::Year)), ("yrs", units(U::Year)),
    ("decade", unit(U::Decade)), ("decades", units(U::Decade)), ("century", unit(U::Century)), ("centuries", units(U::Century)),
    ("weekday", unit(U::BusinessDay)), ("weekdays", units(U::BusinessDay)), ("workday", unit(U::BusinessDay)), ("workdays", units(U::BusinessDay)),
    ("easter", Feast(0)), ("christmas", Feast(1)), ("xmas", Feast(1)), ("halloween", Feast(2)), ("thanksgiving", Feast(3)),
    ("valentine", Feast(4)), ("valentines", Feast(4)), ("patrick", Feast(5)), ("patricks", Feast(5)), ("memorial", Feast(6)), ("independence", Feast(7)),
    ("labor", Feast(8)), ("labour", Feast(8)), ("boxing", Feast(9)), ("good", Feast(10)),
    ("zero", Card(0)), ("one", Card(1)), ("two", Card(2)), ("three", Card(3)), ("four", Card(4)), ("five", Card(5)), ("six", Card(6)),
    ("seven", Card(7)), ("eight", Card(8)), ("nine", Card(9)), ("ten", Card(10)), ("eleven", Card(11)), ("twelve", Card(12)),
    ("thirteen", Card(13)), ("fourteen", Card(14)), ("fifteen", Card(15)), ("sixteen", Card(16)), ("seventeen", Card(17)),
    ("eighteen", Card(18)), ("nineteen", Card(19)), ("twenty", Card(20)), ("thirty", Card(30)), ("forty", Card(40)), ("fifty", Card(50)),
    ("sixty", Card(60)), ("seventy", Card(70)), ("eighty", Card(80)), ("ninety", Card(90)),
    ("hundred", K(W::Hundred)), ("thousand", K(W::Thousand)), ("dozen", K(W::Dozen)), ("half", K(W::Half)), ("couple", K(W::Couple)),
    ("few", K(W::Few)), ("handful", K(W::Few)), ("several", K(W::Several)), ("half-dozen", Card(6)),
    ("first", Ord(1)), ("second", Ord(2)), ("third", Ord(3)), ("fourth", Ord(4)), ("fifth", Ord(5)), ("sixth", Ord(6)), ("seventh", Ord(7)),
    ("eighth", Ord(8)), ("ninth", Ord(9)), ("tenth", Ord(10)), ("eleventh", Ord(11)), ("twelfth", Ord(12)), ("thirteenth", Ord(13)),
    ("fourteenth", Ord(14)), ("fifteenth", Ord(15)), ("sixteenth", Ord(16)), ("seventeenth", Ord(17)), ("eighteenth", Ord(18)),
    ("nineteenth", Ord(19)), ("twentieth", Ord(20)), ("thirtieth", Ord(30)),
    ("a", K(W::A)), ("an", K(W::A)), ("the", K(W::The)), ("this", K(W::This)), ("that", K(W::That)), ("next", K(W::Next)), ("last", K(W::Last)),
    ("previous", K(W::Past2)), ("past", K(W::Past2)), ("coming", K(W::Coming)), ("following", K(W::Following)), ("upcoming", K(W::Upcoming)),
    ("current", K(W::Current)), ("present", K(W::Current)), ("another", K(W::Another)), ("new", K(W::New)), ("every", K(W::Every)), ("each", K(W::Every)),
    ("his", K(W::Whose)), ("her", K(W::Whose)), ("its", K(W::Whose)), ("their", K(W::Whose)), ("our", K(W::Whose)), ("my", K(W::Whose)), ("your", K(W::Whose)),
    ("these", K(W::Whose)), ("those", K(W::Whose)),
    ("in", K(W::In)), ("on", K(W::On)), ("at", K(W::At)), ("by", K(W::By)), ("before", K(W::Before)), ("after", K(W::After)),
    ("until", K(W::Until)), ("till", K(W::Until)), ("til", K(W::Until)), ("through", K(W::Through)), ("thru", K(W::Through)),
    ("throughout", K(W::Throughout)), ("during", K(W::During)), ("within", K(W::Within)), ("inside", K(W::Inside)), ("for", K(W::For)),
    ("from", K(W::From)), ("to", K(W::To)), ("into", K(W::Into)), ("between", K(W::Between)), ("over", K(W::Over)), ("of", K(W::Of)),
    ("since", K(W::Since)), ("as", K(W::As)), ("around", K(W::Around)), ("circa", K(W::Around)), ("about", K(W::About)),
    ("roughly", K(W::Roughly)), ("approximately", K(W::Roughly)), ("approx", K(W::Roughly)), ("some", K(W::Some)), ("nearly", K(W::Nearly)),
    ("almost", K(W::Nearly)), ("just", K(W::Just)), ("under", K(W::Under)), ("up", K(W::Up)), ("than", K(W::Than)), ("least", K(W::Least)),
    ("more", K(W::More)), ("less", K(W::Less)), ("fewer", K(W::Less)), ("most", K(W::Most)), ("out", K(W::Out)), ("later", K(W::Later)),
    ("latest", K(W::Latest)), ("earliest", K(W::Earliest)), ("soonest", K(W::Earliest)), ("earlier", K(W::Earlier)), ("early", K(W::Early)),
    ("mid", K(W::Mid)), ("middle", K(W::Middle)), ("midpoint", K(W::Middle)), ("midway", K(W::Halfway)), ("halfway", K(W::Halfway)),
    ("late", K(W::Late)), ("end", K(W::End)), ("conclusion", K(W::End)), ("ends", K(W::Ends)), ("over", K(W::Over)), ("start", K(W::Start)), ("outset", K(W::Start)), ("beginning", K(W::Starting)),
    ("starting", K(W::Starting)), ("commencing", K(W::Starting)), ("launching", K(W::Starting)), ("opening", K(W::Starting)),
    ("close", K(W::Close)), ("closes", K(W::Ends)), ("rest", K(W::Rest)), ("remainder", K(W::Rest)), ("balance", K(W::Rest)),
    ("all", K(W::All)), ("whole", K(W::Whole)), ("entire", K(W::Whole)), ("full", K(W::Whole)), ("part", K(W::Part)), ("portion", K(W::Part)), ("stages", K(W::Part)),
    ("matter", K(W::Matter)), ("number", K(W::Number)), ("now", K(W::Now)), ("away", K(W::Away)), ("off", K(W::Away)), ("hence", K(W::Hence)),
    ("ago", K(W::Ago)), ("or", K(W::Or)), ("and", K(W::And)), ("so", K(W::So)), ("not", K(W::Not)), ("cannot", K(W::Not)), ("no", K(W::No)), ("never", K(W::Never)),
    ("will", K(W::Will)), ("shall", K(W::Will)), ("wo", K(W::Will)), ("ahead", K(W::Ahead)), ("prior", K(W::Prior)), ("advance", K(W::Prior)),
    ("course", K(W::Course)), ("space", K(W::Space)), ("period", K(W::Space)), ("sometime", K(W::Sometime)),
    ("likely", K(W::Filler)), ("possibly", K(W::Filler)), ("perhaps", K(W::Filler)), ("maybe", K(W::Filler)), ("probably", K(W::Filler)), ("even", K(W::Filler)), ("either", K(W::Filler)),
    ("hopefully", K(W::Filler)), ("presumably", K(W::Filler)), ("only", K(W::Only)), ("exactly", K(W::Exactly)), ("again", K(W::Again)), ("including", K(W::Including)), ("asked", K(W::Asked)), ("old", K(W::Old)), ("latter", K(W::Latter)), ("say", K(W::Saying)),
    ("point", K(W::Point)), ("stage", K(W::Point)), ("time", K(W::Time)), ("moment", K(W::Moment)), ("any", K(W::Any)),
    ("today", K(W::Today)), ("tonight", K(W::Tonight)), ("tomorrow", K(W::Tomorrow)), ("yesterday", K(W::Yesterday)),
    ("morning", K(W::Morning)), ("afternoon", K(W::Morning)), ("evening", K(W::Morning)), ("night", K(W::Morning)), ("lunchtime", K(W::Morning)),
    ("dawn", K(W::Morning)), ("dusk", K(W::Morning)), ("sunrise", K(W::Morning)), ("sunset", K(W::Morning)), ("nightfall", K(W::Morning)), ("daybreak", K(W::Morning)),
    ("noon", K(W::Noon)), ("midday", K(W::Noon)), ("noontime", K(W::Noon)), ("midnight", K(W::Midnight)), ("am", K(W::Am)), ("pm", K(W::Pm)), ("oclock", K(W::Oclock)), ("hrs", units(U::Hour)),
    ("est", K(W::Zone)), ("edt", K(W::Zone)), ("et", K(W::Zone)), ("cst", K(W::Zone)), ("cdt", K(W::Zone)), ("ct", K(W::Zone)), ("mst", K(W::Zone)), ("mdt", K(W::Zone)),
    ("mt", K(W::Zone)), ("pst", K(W::Zone)), ("pdt", K(W::Zone)), ("pt", K(W::Zone)), ("gmt", K(W::Zone)), ("utc", K(W::Zone)), ("bst", K(W::Zone)), ("cet", K(W::Zone)),
    ("cest", K(W::Zone)), ("eet", K(W::Zone)), ("ist", K(W::Zone)), ("jst", K(W::Zone)), ("aest", K(W::Zone)), ("aedt", K(W::Zone)), ("msk", K(W::Zone)), ("sgt", K(W::Zone)), ("eastern", K(W::Zone)), ("pacific", K(W::Zone)),
    ("business", K(W::Business)), ("working", K(W::Business)), ("work", K(W::Business)), ("trading", K(W::Business)), ("calendar", K(W::Calendar)), ("iso", K(W::Calendar)),
    ("fiscal", K(W::Fiscal)), ("financial", K(W::Fiscal)), ("school", K(W::Fiscal)), ("academic", K(W::Fiscal)), ("budget", K(W::Fiscal)), ("tax", K(W::Fiscal)), ("parliamentary", K(W::Fiscal)), ("legislative", K(W::Fiscal)), ("reporting", K(W::Fiscal)), ("crop", K(W::Fiscal)), ("marketing", K(W::Fiscal)),
    ("eod", K(W::Eod)), ("cob", K(W::Cob)), ("eob", K(W::Cob)), ("yearend", K(W::Yearend)), ("midyear", K(W::Midyear)), ("midweek", K(W::Midweek)), ("midmonth", K(W::Midmonth)), ("midsummer", K(W::Midsummer)), ("midwinter", K(W::Midwinter)),
    ("postponed", K(W::Postponed)), ("delayed", K(W::Postponed)), ("adjourned", K(W::Postponed)), ("deferred", K(W::Postponed)), ("rescheduled", K(W::Postponed)), ("pushed", K(W::Postponed)),
    ("moved", K(W::Postponed)), ("put", K(W::Postponed)), ("shifted", K(W::Postponed)), ("postpone", K(W::Postponed)), ("delay", K(W::Delay)), ("defer", K(W::Postponed)), ("push", K(W::Postponed)),
    ("additional", K(W::Further)), ("extra", K(W::Further)),
    ("extended", K(W::Extended)), ("extend", K(W::Extended)), ("open", K(W::Extended)), ("valid", K(W::Extended)), ("prolonged", K(W::Extended)), ("extends", K(W::Extended)), ("extending", K(W::Extended)), ("runs", K(W::Extended)),
    ("effective", K(W::Effective)), ("effect", K(W::Effect)), ("immediate", K(W::Immediate)), ("immediately", K(W::Immediately)), ("instantly", K(W::Immediately)), ("forthwith", K(W::Immediately)),
    ("right", K(W::Right)), ("straight", K(W::Right)), ("straightaway", K(W::Immediately)), ("once", K(W::Once)), ("without", K(W::Without)),
    ("overnight", K(W::Overnight)), ("imminent", K(W::Imminent)), ("imminently", K(W::Imminent)), ("verge", K(W::Verge)), ("brink", K(W::Verge)), ("cusp", K(W::Verge)), ("poised", K(W::Poised)),
    ("shortly", K(W::Shortly)), ("momentarily", K(W::Shortly)), ("very", K(W::Very)), ("soon", K(W::Soon)), ("anytime", K(W::Sometime)), ("long", K(W::Long)), ("reach", K(W::Reach)), ("corner", K(W::Corner)), ("horizon", K(W::Horizon)),
    ("deal", K(W::Deal)), ("agreement", K(W::Deal)), ("decision", K(W::Deal)), ("breakthrough", K(W::Deal)), ("settlement", K(W::Deal)), ("accord", K(W::Deal)), ("resolution", K(W::Deal)), ("pact", K(W::Deal)),
    ("solution", K(W::Deal)), ("ceasefire", K(W::Deal)), ("truce", K(W::Deal)), ("completion", K(W::Deal)), ("compromise", K(W::Deal)), ("treaty", K(W::Deal)), ("peace", K(W::Deal)), ("victory", K(W::Deal)), ("verdict", K(W::Deal)), ("announcement", K(W::Deal)), ("merger", K(W::Deal)), ("consensus", K(W::Deal)),
    ("near", K(W::Near)), ("nearing", K(W::Nearing)), ("future", K(W::Future)), ("term", K(W::Term)), ("foreseeable", K(W::Foreseeable)), ("eventually", K(W::Eventually)), ("someday", K(W::Someday)),
    ("due", K(W::Due)), ("sooner", K(W::Sooner)), ("run", K(W::Run)), ("when", K(W::When)), ("while", K(W::While)), ("upon", K(W::Upon)), ("whenever", K(W::When)),
    ("q", K(W::Q)), ("h", K(W::H)), ("fy", K(W::Fy)), ("s", K(W::S)), ("eve", K(W::Eve)), ("date", K(W::Date)), ("line", K(W::Road)), ("road", K(W::Road)), ("down", K(W::Line)),
    ("is", K(W::Is)), ("are", K(W::Is)), ("be", K(W::Being)), ("being", K(W::Being)), ("finished", K(W::Gone)), ("gone", K(W::Gone)), ("done", K(W::Gone)),
    ("final", K(W::Final)), ("remaining", K(W::Remaining)), ("ending", K(W::Ending)), ("quickly", K(W::Quickly)), ("beyond", K(W::Beyond)), ("short", K(W::Short)), ("immediate", K(W::Immediate)),
    ("local", K(W::Local)), ("then", K(W::Then)), ("offing", K(W::Offing)), ("sight", K(W::Sight)), ("turn", K(W::Turn)), ("come", K(W::Come)), ("distant", K(W::Distant)), ("little", K(W::Little)), ("mere", K(W::Mere)), ("merely", K(W::Mere)),
    ("expected", K(W::Expected)), ("expects", K(W::Expected)), ("expect", K(W::Expected)), ("scheduled", K(W::Expected)), ("set", K(W::Expected)), ("planned", K(W::Expected)), ("plans", K(W::Expected)), ("plan", K(W::Expected)), ("planning", K(W::Expected)),
    ("slated", K(W::Expected)), ("projected", K(W::Expected)), ("forecast", K(W::Expected)), ("anticipated", K(W::Expected)), ("anticipates", K(W::Expected)), ("going", K(W::Expected)), ("hopes", K(W::Expected)), ("hope", K(W::Expected)), ("hoping", K(W::Expected)), ("aims", K(W::Expected)), ("aim", K(W::Expected)), ("aiming", K(W::Expected)),
    ("intends", K(W::Expected)), ("intend", K(W::Expected)), ("promised", K(W::Expected)), ("promises", K(W::Expected)), ("pledged", K(W::Expected)), ("pledges", K(W::Expected)), ("vowed", K(W::Expected)), ("vows", K(W::Expected)), ("agreed", K(W::Expected)), ("proposed", K(W::Expected)), ("targeted", K(W::Expected)), ("targeting", K(W::Expected)), ("target", K(W::Expected)), ("deadline", K(W::Expected)),
    ("could", K(W::Expected)), ("might", K(W::Expected)), ("should", K(W::Expected)), ("must", K(W::Expected)), ("would", K(W::Expected)), ("can", K(W::Expected)), ("wants", K(W::Expected)), ("want", K(W::Expected)), ("needs", K(W::Expected)), ("need", K(W::Expected)), ("ready", K(W::Expected)), ("predicts", K(W::Expected)), ("predicted", K(W::Expected)), ("predict", K(W::Expected)), ("believes", K(W::Expected)), ("hoped", K(W::Expected)), ("intended", K(W::Expected)), ("proposes", K(W::Expected)), ("bound", K(W::Expected)), ("tipped", K(W::Expected)), ("preparing", K(W::Expected)), ("prepares", K(W::Expected)), ("threatened", K(W::Expected)), ("threatens", K(W::Expected)), ("seeks", K(W::Expected)), ("ought", K(W::Expected)), ("destined", K(W::Expected)), ("planned", K(W::Expected)), ("forecasts", K(W::Expected)), ("begins", K(W::Verb)), ("expecting", K(W::Expected)), ("pending", K(W::Expected)), ("unlikely", K(W::Unlikely)),
    ("was", K(W::Past)), ("were", K(W::Past)), ("had", K(W::Past)), ("did", K(W::Past)), ("has", K(W::Went)), ("have", K(W::Went)), ("having", K(W::Went)), ("been", K(W::Went)),
    ("said", K(W::Saying)), ("says", K(W::Saying)), ("told", K(W::Saying)), ("announced", K(W::Saying)), ("added", K(W::Saying)), ("stated", K(W::Saying)), ("reported", K(W::Saying)), ("warned", K(W::Saying)), ("wrote", K(W::Saying)), ("confirmed", K(W::Saying)), ("claimed", K(W::Saying)), ("tweeted", K(W::Saying)), ("spoke", K(W::Saying)), ("saying", K(W::Saying)), ("revealed", K(W::Saying)),
    ("remain", K(W::Lasting)), ("remains", K(W::Lasting)), ("remaining", K(W::Remaining)), ("stay", K(W::Lasting)), ("stays", K(W::Lasting)), ("keep", K(W::Lasting)), ("keeps", K(W::Lasting)), ("continue", K(W::Lasting)), ("continues", K(W::Lasting)), ("hold", K(W::Lasting)), ("holds", K(W::Lasting)), ("last", K(W::Last)),
    ("possible", K(W::Possible)), ("much", K(W::Much)), ("further", K(W::Further)), ("longer", K(W::Longer)), ("yet", K(W::Yet)), ("but", K(W::But)),
    ("meeting", K(W::Happening)), ("hashanah", K(W::Happening)), ("kippur", K(W::Happening)), ("summit", K(W::Happening)), ("conference", K(W::Happening)), ("election", K(W::Happening)), ("elections", K(W::Happening)), ("midterm", K(W::Happening)), ("midterms", K(W::Happening)), ("vote", K(W::Happening)), ("hearing", K(W::Happening)), ("trial", K(W::Happening)), ("session", K(W::Happening)), ("congress", K(W::Happening)), ("convention", K(W::Happening)), ("talks", K(W::Happening)), ("ceremony", K(W::Happening)), ("games", K(W::Happening)), ("olympics", K(W::Happening)), ("festival", K(W::Happening)), ("cup", K(W::Happening)), ("match", K(W::Happening)), ("concert", K(W::Happening)), ("visit", K(W::Happening)), ("referendum", K(W::Happening)), ("inauguration", K(W::Happening)), ("semester", K(W::Happening)), ("season", K(W::Happening)), ("debate", K(W::Happening)), ("primary", K(W::Happening)), ("primaries", K(W::Happening)), ("ballot", K(W::Happening)), ("runoff", K(W::Happening)), ("launch", K(W::Happening)), ("expo", K(W::Happening)), ("budget", K(W::Fiscal)), ("wedding", K(W::Happening)), ("funeral", K(W::Happening)), ("ramadan", K(W::Happening)), ("hanukkah", K(W::Happening)), ("passover", K(W::Happening)), ("diwali", K(W::Happening)), ("eid", K(W::Happening)), ("juneteenth", K(W::Happening)), ("lent", K(W::Happening)), ("pentecost", K(W::Happening)), ("whitsun", K(W::Happening)), ("advent", K(W::Happening)), ("epiphany", K(W::Happening)), ("nowruz", K(W::Happening)), ("kwanzaa", K(W::Happening)), ("purim", K(W::Happening)), ("holidays", K(W::Happening)), ("review", K(W::Happening)), ("anniversary", K(W::Happening)), ("round", K(W::Happening)), ("final", K(W::Final)), ("finals", K(W::Happening)), ("tournament", K(W::Happening)), ("championships", K(W::Happening)), ("mandate", K(W::Happening)), ("handover", K(W::Happening)), ("g7", K(W::Happening)), ("g20", K(W::Happening)), ("assembly", K(W::Happening)), ("verdict", K(W::Deal)), ("ruling", K(W::Happening)), ("deadline", K(W::Expected)), ("polls", K(W::Happening)), ("christening", K(W::Happening)), ("graduation", K(W::Happening)), ("harvest", K(W::Happening)), ("monsoon", K(W::Happening)), ("presidency", K(W::Happening)), ("lifetime", K(W::Happening)), ("tour", K(W::Happening)), ("gala", K(W::Happening)), ("auction", K(W::Happening)), ("game", K(W::Happening)), ("race", K(W::Happening)), ("fight", K(W::Happening)), ("expiry", K(W::Happening)), ("expiration", K(W::Happening)), ("departure", K(W::Happening)), ("arrival", K(W::Happening)), ("retirement", K(W::Happening)), ("release", K(W::Happening)), ("recess", K(W::Happening)), ("holiday", K(W::Happening)), ("break", K(W::Happening)), ("closure", K(W::Happening)), ("opec", K(W::Other2)), ("cop30", K(W::Happening)), ("cop31", K(W::Happening)), ("administration", K(W::Happening)), ("negotiations", K(W::Happening)), ("census", K(W::Happening)), ("plenary", K(W::Happening)), ("signing", K(W::Happening)), ("prayer", K(W::Happening)), ("prayers", K(W::Happening)), ("parliament", K(W::Happening)), ("trip", K(W::Happening)), ("speech", K(W::Happening)), ("appearance", K(W::Happening)), ("tenure", K(W::Happening)), ("premiere", K(W::Happening)), ("appeal", K(W::Happening)), ("forum", K(W::Happening)), ("briefing", K(W::Happening)), ("phase", K(W::Happening)), ("event", K(W::Happening)), ("finale", K(W::Happening)),
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
        let key = key(WORDS[row].0.as_bytes());
        let mut at = slot(key);
        while table[at].0 != 0 && table[at].0 != key {
            at = (at + 1) % SLOTS;
        }
        table[at] = (key, WORDS[row].1);
        row += 1;
    }
    table
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
