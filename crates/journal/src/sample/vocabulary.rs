//! Sentences put together from lists of words, and names put together from syllables.

use std::sync::LazyLock;

use super::draw::Draw;

type Words = LazyLock<Vec<&'static str>>;

static NOUNS: Words = LazyLock::new(|| {
    words(
        "kettle window ladder garden letter blanket corridor pavement carpet drawer \
    mirror pencil basket candle bottle hammer cushion curtain saucer button ribbon pillow lantern \
    bicycle umbrella notebook telephone radio piano cupboard balcony staircase fountain library \
    station harbour bakery orchard meadow bridge chimney cellar attic porch fence hedge puddle \
    pebble feather acorn thistle lavender rosemary parsley mustard ginger cinnamon almond walnut \
    apricot cherry lemon melon onion carrot pepper spinach lentil porridge pancake dumpling noodle \
    sandwich omelette biscuit pastry jacket scarf mitten slipper sandal trouser sweater apron \
    collar pocket zipper thread needle fabric velvet cotton linen quarrel promise secret apology \
    silence laughter memory rumour question answer argument holiday journey errand parcel ticket \
    suitcase compass map calendar clock mistake habit shadow echo whisper thunder drizzle breeze \
    horizon valley river island lighthouse ferry tram tunnel roundabout playground hospital \
    pharmacy museum theatre cinema concert rehearsal melody chorus rhythm painting sculpture \
    sketch photograph album diary envelope stamp newspaper recipe teaspoon saucepan oven freezer \
    sink tap plumber neighbour cousin nephew grandmother uncle dentist teacher gardener baker \
    sailor nurse postman violinist kitten hedgehog sparrow heron beetle moth badger otter \
    squirrel pony goat",
    )
});
static ADJECTIVES: Words = LazyLock::new(|| {
    words(
        "quiet crooked gentle stubborn careless hollow brittle patient clumsy \
    tender awkward cheerful gloomy restless sleepy hungry lonely proud shy bold cautious honest \
    curious jealous grateful bitter sweet salty sour warm chilly damp dusty shiny faded narrow \
    wide shallow deep steep smooth rough sharp blunt heavy light empty crowded noisy silent \
    ancient modern borrowed broken mended painted wooden woollen silver golden scarlet purple \
    turquoise orange greenish spotted striped square round enormous tiny sudden slow hasty \
    reluctant eager ordinary peculiar familiar foreign distant nearby hopeful doubtful certain \
    ridiculous serious playful weary lively pale bright dim foggy windy sunny rainy frozen melted",
    )
});
static VERBS: Words = LazyLock::new(|| {
    words(
        "carried folded noticed remembered forgot mentioned borrowed returned painted \
    mended dropped lifted opened closed watched followed described ignored praised questioned \
    defended promised postponed cancelled arranged rearranged photographed sketched whispered \
    shouted repeated explained translated measured weighed counted collected scattered buried \
    planted watered trimmed polished scrubbed rinsed dried ironed wrapped unpacked delivered \
    posted received admired envied missed welcomed expected imagined dreaded enjoyed survived \
    celebrated interrupted avoided approached circled crossed climbed",
    )
});
static ADVERBS: Words = LazyLock::new(|| {
    words(
        "slowly quickly carefully carelessly gently firmly politely rudely quietly \
    loudly happily sadly nervously bravely honestly secretly openly suddenly gradually finally \
    eventually twice again together alone afterwards beforehand upstairs downstairs outdoors \
    indoors nearby",
    )
});
static TAGS: Words = LazyLock::new(|| {
    words(
        "home money family friends work evenings arguments honesty writing garden \
    travel food sleep music neighbours phone plans letters health moving",
    )
});
static SYLLABLES: Words = LazyLock::new(|| {
    words(
        "ba bel bri ca cor da del do el fa fen fi ga gor ha hil i jo ka kel la \
    lin lo ma mar mi na nel no o pa per ra ren ri ro sa sel si ta tam ti u va ven wi yo zan",
    )
});
/// Lines in writing without spaces between its words.
const UNSPACED: [&str; 6] = [
    "友だちから長い手紙が届いた。",
    "雨の日は紅茶を飲みながら話した。",
    "今天我们一起做了晚饭。",
    "她说不用着急，慢慢来。",
    "วันนี้เราคุยกันนานมาก",
    "เพื่อนส่งข้อความมาให้กำลังใจ",
];

/// A sentence of three to sixteen words; seldom one that has no spaces.
pub(super) fn sentence(draw: &mut Draw) -> String {
    if draw.chance(0.01) {
        return UNSPACED[draw.below(6) as usize].to_owned();
    }
    let noun = |draw: &mut Draw| pick(&NOUNS, draw);
    let described = |draw: &mut Draw| format!("{} {}", pick(&ADJECTIVES, draw), pick(&NOUNS, draw));
    match draw.below(7) {
        0 => format!(
            "{} {} the {} and the {} {}.",
            name(draw),
            pick(&VERBS, draw),
            described(draw),
            noun(draw),
            pick(&ADVERBS, draw)
        ),
        1 => format!(
            "We {} a {} near the {}, and {} {} it {}.",
            pick(&VERBS, draw),
            described(draw),
            noun(draw),
            name(draw),
            pick(&VERBS, draw),
            pick(&ADVERBS, draw)
        ),
        2 => format!(
            "I {} what {} had said about the {}.",
            pick(&VERBS, draw),
            name(draw),
            described(draw)
        ),
        3 => format!(
            "Between the {} and the {} there was something {}.",
            described(draw),
            noun(draw),
            pick(&ADJECTIVES, draw)
        ),
        4 => format!(
            "{}, {} and I {} {} in {}.",
            name(draw),
            name(draw),
            pick(&VERBS, draw),
            pick(&ADVERBS, draw),
            name(draw)
        ),
        5 => format!(
            "It felt {} and {}.",
            pick(&ADJECTIVES, draw),
            pick(&ADJECTIVES, draw)
        ),
        _ => format!(
            "Nobody {} the {} that {} {} for the {}.",
            pick(&VERBS, draw),
            described(draw),
            name(draw),
            pick(&VERBS, draw),
            noun(draw)
        ),
    }
}

/// A heading of two or three words.
pub(super) fn title(draw: &mut Draw) -> String {
    let noun = pick(&NOUNS, draw);
    if draw.chance(0.5) {
        format!("{}'s {noun}", name(draw))
    } else {
        format!("The {} {noun}", pick(&ADJECTIVES, draw))
    }
}

/// A tag.
pub(super) fn tag(draw: &mut Draw) -> &'static str {
    pick(&TAGS, draw)
}

/// A name of two or three syllables. A few come often, most seldom.
pub(super) fn name(draw: &mut Draw) -> String {
    let often = 0.12 + 0.88 * draw.unit() * draw.unit();
    let common = (SYLLABLES.len() as f64 * often) as usize;
    let mut name = String::new();
    for _ in 0..2 + draw.below(2) {
        name.push_str(pick(&SYLLABLES[..common.max(1)], draw));
    }
    name[..1].make_ascii_uppercase();
    name
}

fn pick(words: &[&'static str], draw: &mut Draw) -> &'static str {
    words[draw.below(u32::try_from(words.len()).unwrap_or(u32::MAX)) as usize]
}

fn words(list: &'static str) -> Vec<&'static str> {
    list.split_whitespace().collect()
}
