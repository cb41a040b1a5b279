today-title = Today
today-day-title = { $day }
today-guide = { $day }. What did I notice? 0–4 answers. A blank stays blank.
today-guide-quiet = { $day }. What did I notice? A blank stays blank.
today-new-day = A new day has begun. What I answer here still goes to { $day }.
today-new-day-go = Go to { $day }
today-later = I am adding this later. It is marked with both dates.
today-yesterday = I am filling in yesterday.
today-paused = This day is in a pause. I can still note something.
today-signs = Signs
today-put-away = Put away, and rated on this day
today-choose-signs = Choose my signs

level-0 = not at all
level-1 = a little
level-2 = somewhat
level-3 = strongly
level-4 = overwhelmingly
level-option = { $n }, { $word }
level-low = 0 not at all
level-high = 4 overwhelmingly

acted-unsaid = acted?
acted-yes = acted
acted-no = not acted
acted-name-unsaid = Acted? Not said yet
acted-name-yes = Acted on it
acted-name-no = Not acted on it

today-noted = { $count } of { $of } noted.
today-not-saved = Not saved.
today-rest-zero = The rest are 0
today-rest-zeroed = { $count ->
    [one] One sign set to 0.
   *[other] { $count } signs set to 0.
}
today-add-note = Add a note
today-done = Done
today-note-title = Note for the day
today-note-hint = Only if I want to. What happened, what I felt, what helped.
today-note-label = Note for { $day }

today-done-title = Done for today
today-done-text = It is noted. I can come back and change it.
today-done-day-title = Noted for { $day }
today-done-good-to-see = Good to see you.
today-done-look = Look at the weeks
today-done-lock = Lock now
today-done-again = Back to the check-in

today-pick = Choose a day
today-previous = Day before
today-next = Day after
today-mark-none = no entry
today-mark-rated = { $count } of { $of } noted
today-mark-rated-then = { $count } noted
today-mark-later = added later
today-mark-paused = paused
