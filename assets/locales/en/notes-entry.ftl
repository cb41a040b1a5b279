# An entry: reading it, and writing it.

entry-edit = Edit
entry-done = Done
entry-undo = Undo
entry-redo = Redo
entry-delete = Delete
entry-not-now = Not now
entry-not-saved = Not saved.
entry-title = Title
entry-give-title = Give it a title
entry-more = Anything else
entry-to-session = Bring to session
entry-written = Written { $at }.
entry-changed = Changed { $at }.
entry-room-near = This text is nearly full: room for about { $left } KB more.
entry-room-over = This text is { $by } KB too long and is not saved. Your words are still here.
entry-line-near = The title is nearly full.
entry-line-over = The title is too long and is not saved. Your words are still here.

answer-yes = Yes
answer-no = No
choice-clear = Take back the answer: { $label }

day-none = No day chosen
day-today = Today
day-clear = No day
day-month-before = Month before
day-month-after = Month after
day-month = Month
day-year = Year

markdown-done = Done:
markdown-open = To do:

when-title = When
when-day = Day
when-time = Time
when-time-hint = As in 20:15. It may stay empty.
when-time-wrong = That is not a time. Type it as in 20:15.

links-title = Links
links-signs = Signs
links-patterns = Patterns
links-origins = Where it may come from
links-trauma = What happened
links-tags = Tags
links-tags-hint = Enter or a comma sets a tag.
links-tag-off = Take off the tag { $tag }

# Communication note

talk-status = Where it stands
talk-status-planned = Planned
talk-status-said = Said
talk-status-followed-up = Followed up
talk-topic = Topic
talk-feel = I feel …
talk-about = about …
talk-need = I need …
talk-when = Choose a day for it
talk-planned-for = I want to say it on
talk-after = How it went
talk-after-hint = Only what I want to keep. Each part can stay empty.
talk-began = How it began
talk-began-hint = The first sentences often set the tone.
talk-said-back = What we heard
talk-i-said-back = I said back what I heard
talk-they-said-back = They said back what they heard
talk-i-said-back-short = me:
talk-they-said-back-short = them:
talk-pause = A pause
talk-pause-taken = We took a pause
talk-agreed-return = When we agreed to go on
talk-repair = A step towards each other
talk-repair-by = Who offered one
talk-repair-me = Me
talk-repair-them = Them
talk-repair-both = Both
talk-repair-nobody = Nobody
talk-repair-accepted = It was taken up
talk-taken-up = taken up
talk-not-taken-up = not taken up
talk-heard-listened = Hearing and being heard
talk-heard = How heard I felt
talk-listened = How well I listened
talk-heard-short = heard { $n }
talk-listened-short = listened { $n }
heard-0 = not at all
heard-1 = a little
heard-2 = partly
heard-3 = mostly
heard-4 = fully
heard-low = 0 not at all
heard-high = 4 fully
talk-came-of-it = What came of it
talk-next-time = One thing for next time

hint-you-always = “{ $words }” is easy to argue with. I could name one time: “Yesterday, when …”
hint-you-never = “{ $words }” can close a door. I could say what I wish for: “I would like …”
hint-feel-that-you = After “{ $words }” comes a thought. The feeling under it may be sad, scared or alone.
hint-guessed-motive = “{ $words }” is my guess. I could say what I saw, and ask what it meant.

# Boundary

boundary-first-title = My safety comes first
boundary-first = If I fear how they will react, I plan for my safety before I say this. I do not have to do that alone.
boundary-text = My boundary
boundary-text-hint = A boundary says what I will do. “When …, I will …”
boundary-will-do = What I will do
boundary-why = Why it matters to me
boundary-said-part = Saying it
boundary-said = I have said it
boundary-not-yet = Not yet
boundary-how-said = How I said it
boundary-how-say = How I want to say it
boundary-review = Look at it again
boundary-review-on = I look at it again on
boundary-reads-rule-for-them = This reads as a rule for them. A boundary says what I will do. A request asks.
boundary-reads-no-i-will = I do not see yet what I will do. It may also be a request.
boundary-word-as-mine = Word it as “I will”
boundary-word-as-request = Word it as a request
reword-boundary = { $words } When that happens, I will
reword-boundary-not = If you { $rest }, I will
reword-boundary-do = If you do not { $rest }, I will
reword-request = Would you be willing to think about this with me? { $words }
reword-request-not = Would you be willing not to { $rest }?
reword-request-do = Would you be willing to { $rest }?
entry-then-said = I said it
entry-then-came = What came of it?
boundary-events = What happened since
boundary-kept = Kept by me { $count } of { $of } times noted.
boundary-event-add = Note what happened
boundary-event-which = What happened?
boundary-event-on = Day
boundary-event-note = A few words
boundary-event-remove = Remove
boundary-event-edit = Change: { $kind }, { $day }
event-stated = I stated it
event-respected = It was respected
event-crossed = It was crossed
event-unclear = It was unclear
event-adjusted = I adjusted it
event-kept = I kept it
event-not-kept = I did not keep it

# Trust step

step-step = A small risk I choose
step-step-hint = Small enough that a bad end would be bearable.
step-prediction = What I expect to happen
step-likelihood = How likely it seems to me
step-likelihood-number = How likely, in percent
step-likelihood-blank = not said
step-likelihood-clear = Clear
step-likelihood-low = 0 surely not
step-likelihood-high = 100 surely
step-likely = It seemed { $percent } % likely.
step-percent = { $percent } %
step-differently = What I will do differently
step-when = Choose a day for it
step-try-on = I try it on
step-afraid = I am afraid of what they might do
step-afraid-title = Then this is not the step to take
step-afraid-text = Fear of being hurt or forced is no experiment. It deserves support first. What I wrote is kept.
step-afraid-back = Back to my step
step-after = It has happened
step-happened = What happened
step-came-true = Did it come true?
came-true-yes = Yes
came-true-partly = Partly
came-true-no = No
came-true-cannot-tell = I cannot tell
step-record = Note the outcome
step-record-again = Correct the outcome
step-record-hint = From then on, my prediction stays as I wrote it.
step-record-once = The answer can be corrected. The prediction stays.
step-record-needs = First I write what I expect to happen.
step-recorded = The outcome is noted.
step-noted = Noted { $at }
step-frozen = It stays as I wrote it before the outcome.
step-feel-now = How I feel now
step-learned = What I learned
step-earlier = { $count ->
    [one] What I expected before
   *[other] What I expected before ({ $count })
}
step-thoughts = Later thoughts
step-thought = A later thought
step-thought-hint = It is added with today's date, also when I leave.
step-thought-add = Add this thought

trust-title = My trust steps so far
trust-came-true = What I expected came true in { $count } of { $of ->
    [one] one step
   *[other] { $of } steps
}.
trust-partly = { $count ->
    [one] One more came true in part.
   *[other] { $count } more came true in part.
}
trust-interval = With this many steps, the share could lie between { $low } and { $high } in 100.
trust-calibration = Over { $steps } steps I expected { $expected } in 100 on average. { $came } came true: { $low } to { $high } in 100 could. True or partly true: { $partly }, or { $partlyLow } to { $partlyHigh } in 100.

# Working through pain

pain-steps = Four steps
pain-happened = What happened
pain-happened-hint = As a camera would have seen it. A few words are enough.
pain-felt = What I felt
pain-felt-hint = In my body, and by name. All of it may be here.
pain-meant = What I made it mean
pain-meant-hint = The story I told myself about them, or about me.
pain-need = What I need now
pain-need-hint = From myself, from someone, or from this evening.
pain-next = Next step
pain-back = One step back
pain-stop = Stop here and keep it
pain-finish = Done for now
pain-pace = There is no hurry. Everything is kept as I write.

ground-open = Ground myself (F2)
ground-title = A pause
ground-slow = I breathe out slowly. Nothing has to be written here.
ground-see = Five things that I can see. I name each one.
ground-touch = Four things that I can touch. I feel how warm or cool they are.
ground-hear = Three sounds, near or far.
ground-smell = Two smells, or two that I like to think of.
ground-taste = One taste. A sip of water will do.
ground-end = I am here. My feet are on the floor, and this moment is now.
ground-next = Next
ground-again = Once more
ground-back = Back to my writing

# Where it comes from

origin-optional = I write only what I want to. I can stop at any time.
origin-first-felt = When did I first feel this?
origin-then-and-now = Then and now: what is alike, and what is different?

# Reflection

reflection-text = My reflection
reflection-with-question = Begin with a question
reflection-freely = Write without it
prompt-noticed-kindness = Which kindness did I notice lately, and what did I make of it?
prompt-two-readings = What happened, told in two ways: as I feared it, and as it may have been?
prompt-body-first = Where in my body did distrust show up first today?
prompt-old-or-new = How much of this feeling belongs to today, and how much is older?
prompt-what-i-hid = What did I keep to myself, and what was I guarding?
prompt-safe-person = With whom do I feel safe, and how do I know?
prompt-kept-promise = Which promise was kept, by them or by me?
prompt-letter-to-me = What would I say to a friend who feels as I do now?

# Good moment, what I tried

good-text = One thing that built trust today
good-hint = Small ones count: a call, a look, a word that was kept.
tried-what = What I tried
tried-helped = Did it help?
helped-yes = Yes
helped-a-little = A little
helped-no = No
helped-cannot-tell = I cannot tell
