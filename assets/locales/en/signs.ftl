# The eleven signs. The label names a sign, the line is what is rated, the about text explains it.

sign-assumed-harm-label = Assuming harm
sign-assumed-harm-line = I took something they did as meant to hurt me
sign-assumed-harm-about = An everyday act looked like it was aimed at me. A kind word or a gift can feel like that too: I look for what is behind it.
sign-avoided-commitment-label = Avoiding commitment
sign-avoided-commitment-line = I pulled back from a plan, a promise or a step closer
sign-avoided-commitment-about = Coming closer means I could be hurt. Part of me doubts that a deep bond can last.
sign-isolated-label = Isolating
sign-isolated-line = I kept away from people, or wanted to walk out at the first discomfort
sign-isolated-about = I withdrew from my partner, from friends, or from meeting anyone new. Leaving felt safer than staying.
sign-picked-fights-label = Picking fights
sign-picked-fights-line = I started an argument, or made something small big
sign-picked-fights-about = There was a row, half on purpose. What it was about was not really what it was about.
sign-secretive-label = Being secretive
sign-secretive-line = I hid something so I would not be seen as less than perfect
sign-secretive-about = I kept a part of myself out of sight. If they saw it, they might turn away.
sign-expected-deceit-label = Expecting deceit
sign-expected-deceit-line = I felt sure they were lying to me or about to betray me
sign-expected-deceit-about = I was waiting to be deceived, as if it were only a matter of time. Often it goes with feeling that I do not deserve love.
sign-held-back-label = Holding back
sign-held-back-line = I had a feeling or opinion to share and kept it in
sign-held-back-about = I had something to say and swallowed it. I feared that what I think would not count.
sign-overprotective-label = Being overprotective
sign-overprotective-line = I imagined the worst and tried to guard against it
sign-overprotective-about = My mind ran to the worst that could happen. I guarded myself, or someone else, too closely.
sign-intimacy-distance-label = Distance in intimacy
sign-intimacy-distance-line = I could not connect when we were close, or I avoided being close
sign-intimacy-distance-about = Trust shapes every kind of closeness. I was there, and yet far away, or I kept out of reach.
sign-drama-label = Drama
sign-drama-line = Things between us swung from calm to storm
sign-drama-about = The day was rocky. We went up and down quickly, and it was hard to find level ground.
sign-intimacy-fear-label = Fear in intimate moments
sign-intimacy-fear-line = I felt afraid during a close or intimate moment
sign-intimacy-fear-about = Not unease, but fear. This one is worth bringing to a professional.

sign-fear-may-be-right = Distrust can be right. If a partner threatens, controls, watches or hurts you, that is not a trust issue of yours.
# Signs of one's own. The label stands in only where the person's words could not be read.
sign-own-label = My own sign { $n }
sign-own-about = These are my own words. What they mean, and what counts, I decide.
sign-reworded-about = In my own words. It came as “{ $label }”: { $line }.
sign-put-away-name = { $label } (put away)
sign-help-button = About: { $label }
sign-help-support = Support
sign-help-more = Read more

# A sign where only one of its two would stand: its line, and its name.
sign-whole = { $line } ({ $label })
