# Ways: the pages, their exercises and where they led, the ladder, the map, slow breathing.

ways-opened = What is open
ways-back = All ways
ways-back-today = Back to Today
ways-back-notes = Back to Notes
ways-search = Search the ways
ways-filter = Which exercises
ways-filter-all = All
ways-filter-favourites = Favourites
ways-filter-short = Two minutes
ways-count = { $count ->
    [one] one line
   *[other] { $count } lines
}
ways-none = Nothing here matches.
ways-none-favourite = No favourite yet. The star beside an exercise makes it one.
ways-show-all = Show everything
ways-group-way = Ways forward
ways-group-pattern = Patterns
ways-group-origin = Where it can come from
ways-group-sign = Signs
ways-mine = My way this week
ways-mine-before = The way I chose last
ways-mine-open = Go there
ways-begin = Something to read, and something to do. Nothing here has to be done.
ways-unfinished = Begun, and not finished
ways-short = When I have two minutes
ways-exercises = Exercises
ways-minutes = { $count ->
    [one] a minute
   *[other] { $count } minutes
}
ways-line-about = { $minutes } · { $page }
ways-facts = { $minutes } · { $kind }
ways-facts-nothing = { $minutes } · nothing is stored
ways-start = Start
ways-start-name = Start: { $name }
ways-favourite = Favourite: { $name }
ways-is-favourite = favourite
ways-led = Where it led
ways-led-of = Where it led: { $name }
ways-led-more = Earlier ones ({ $count })
ways-go-on = Go on
ways-go-on-with = Go on: { $title }
ways-ground-back = Stop
ways-sources = Where this comes from
ways-put-away = I have put this sign away. It is not asked. What I rated stays.
ways-read-more = Read more: { $title }
ways-fear-title = Fear may be right

# The questions of an exercise, in the entry

guide-question = Question { $n } of { $count }:
guide-count = { $n } of { $count }
guide-next = Next question
guide-back = Question before
guide-finish = Put the questions away
guide-away = Close the questions
guide-call-back = Show the questions: { $name }
guide-from = Begun with

# An I-statement, whole

talk-whole = In one go
talk-whole-feel-about = I feel { $feel } about { $about }.
talk-whole-feel = I feel { $feel }.
talk-whole-need = I need { $need }.
talk-whole-copy = Copy this sentence
talk-whole-copied = Copied. It stays in the clipboard until something else is copied.
talk-whole-not-copied = It could not be copied. I can select it and copy it by hand.

# How hard a trust step feels, and the ladder

step-hard = How hard it feels
step-hard-hint = As it feels now. It places the step on my ladder.
ladder-heading = My ladder
ladder-about = My trust steps, the easiest first. A lower rung is as good a place to be.
ladder-rung-0 = easy
ladder-rung-1 = a little hard
ladder-rung-2 = somewhat hard
ladder-rung-3 = hard
ladder-rung-4 = very hard
ladder-rung-none = None of my steps is here.
ladder-examples = What it could be
ladder-begin = Start a trust step: { $text }
ladder-unplaced = Not placed yet
ladder-unplaced-about = In the step itself I can say how hard it feels.
ladder-open = not answered yet
ladder-try-on = I try it on { $day }
ladder-came-yes = what I expected came true
ladder-came-partly = what I expected came partly true
ladder-came-no = what I expected did not come
ladder-came-cannot-tell = I cannot tell what came true

# Origins and signs

map-heading = What I have linked
map-sentence = { $origins ->
    [one] One place
   *[other] { $origins } places
} it may come from, linked with { $signs ->
    [one] one sign
   *[other] { $signs } signs
}.
map-no-pairs = { $origins ->
    [one] One place
   *[other] { $origins } places
} it may come from, and no sign linked in the same entry.
map-no-cause = This shows what I put side by side in my entries. It says nothing about a cause.
map-nothing = Nothing is linked yet. An entry can name where it may come from, and signs beside it.
map-pair = { $origin } and { $sign }: { $count ->
    [one] one entry
   *[other] { $count } entries
}
map-walk = Origins and signs, line by line
map-caption = In how many entries I linked an origin and a sign
map-origin = Origin
map-entries = Entries
map-none = none

# Slow breathing

breath-title = Slow breathing
breath-how = Four counts in, six counts out, at my own pace. I can stop at any breath.
breath-in = Breathe in
breath-out = Breathe out
breath-end = Three minutes have passed. I notice how I am now.
breath-minutes = { $count ->
    [one] One minute.
   *[other] { $count } minutes.
}
ground-to-breath = Breathe slowly instead
ground-to-senses = Five senses instead
