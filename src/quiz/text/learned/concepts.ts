/**
 * What words mean in these answers: a concept in capitals, then words and, written with `_`, phrases that stand for it. A word may
 * stand for several. This is what carries an idea over to an answer in words that no answer before it used.
 */
export const CONCEPTS = `
    SERVER: server servers machine instance backend back_end box boxes node floe host hosts replica computer upstream
      cluster fleet pool pod container vm worker workers processor rack mainframe origin hardware target
    DESK: till tills checkout checkouts counter counters lane lanes desk cashier cashiers waiter waiters waitress teller
      clerk clerks booth booths table tables station kiosk tollbooth pump barber stylist nurse doctor surgeon dentist chef
      cooks cook kitchen employee staff colleague colleagues agent operator window windows stall runway hole holes slope
      slide mechanic helper helpers assistant tutor
    WORK: request requests traffic load workload job jobs task tasks query queries hit hits call calls connection
      connections demand order orders work session visit visits click clicks transaction packet packets operation operations
      incoming
    PEOPLE: user users visitor visitors customer customers client clients people folks guest guests shopper shoppers
      passenger passengers patient patients caller callers newcomer newcomers everybody everyone crowd crowds penguin
      penguins audience public somebody someone person reader readers viewer viewers student students diner diners car cars
      driver drivers plane planes
    SPREAD: spread spreads spreading distribute distributes distribution share shares shared sharing split splits divide
      divides dividing fan fans scatter parcel parcels apportion disperse partition rotate balance balances balanced
      balancing deal deals hand_out hands_out dole doled farm farms alternate alternately round_robin spray sprays allot
      allots evenly equal equally even evens level fairly fair take_turns turns in_turn shared_out divvy divvied
    SEND: send sends sent direct directs redirect route routes routed forward forwards pass passes dispatch dispatches
      assign assigns allocate guide steer give gives hand hands point points points_to lead leads usher ushers seat seats
      wave waves channel funnel delegate relay transfer shuttle sort move deliver delivers pick picks choose chooses select
      selects decide decides tell tells show shows figure figures
    SEVERAL: several many multiple different various across among amongst between each every all others another bunch
      couple two three four five ten dozen dozens hundred number_of group few
    ONE: one single sole lone alone only any individual same particular
    OVERLOAD: overload overloads overloaded overloading overwhelm overwhelmed overwhelms swamp swamped drown drowning
      drowned bottleneck bottlenecks saturate saturated saturating crush crushed flood flooded hammered hammer hot_spot
      hotspot exhausted stressed stress tired burn burnt burned burnout overworked overrun overcrowded crowded collapse
      collapses too_much too_many melt melts melting knees buckle buckles choke chokes strain strained pushed maxed limit
      limits hogging sink sinks pressure breaking_point worn busy peg pegged 100 capacity full breaks snowed under heat
      overheating fried redline
    IDLE: idle bored unused nothing_to_do twiddle twiddling lazy sit_around doing_nothing free underused
    ADD: add adds added adding plug plugs plugging attach bring_up spin_up spin start launch deploy insert introduce
      provision install rent hire hires hiring buy order open opens opening throw_in put_in double doubling doubles triple
      connect join joins joined extend expand throw expanding build
    MORE: more extra additional further new another bigger larger increase increases increased
    GROW: grow grows growing growth scale_out scale_up scales_out scaling_out horizontal horizontally autoscale
      autoscaling autoscaler elastic elastically expand expands expansion scale scales scaling scalable scalability
      christmas rush_hour black_friday peak peaks holiday season
    LATER: later when_needed needed demand necessary whenever easily easy simply anytime on_the_fly without_downtime
      seamless seamlessly
    SWAP: swap swaps replace replaces replaced exchange upgrade upgraded rewrite rewritten change changes changed update
      updated updating modify redesign reimplement refactor migrate redeploy evolve
    DOWN: down dead fail fails failed failing failure failures crash crashes crashed crashing broken break breaks broke
      unhealthy sick die dies died offline outage outages faulty unavailable unresponsive unreachable ill fall_over
      falls_over explode explodes fire fires goes_down power_cut disaster malfunction malfunctions hang hangs hung freeze
      freezes stopped gone kaput bust shut shuts closed earthquake blackout flooded faint reboot reboots rebooting restart
      restarts maintenance fault faults
    ALIVE: alive healthy working available up running online living fit well responding operational functioning survive
      survives surviving survivors
    CHECK: check checks checked probe probes heartbeat heartbeats monitor monitors monitoring ping pings health watch
      watches notice notices detect detects detecting healthz test tests
    SKIP: skip skips skipped remove removes removed eject ejected ejects bypass bypasses bypassed leave_out leaves_out
      taken_out takes_out take_out drop dropped drops out_of_rotation rotation reroute rerouted avoid avoids excluded
      exclude excludes ignore ignored ignores stop_sending sidestep kicks kicked evicts evicted drained drain
    TAKEOVER: take_over takes_over taken_over failover fail_over redundant redundancy rest remaining pick_up picks_up
      jump_in jumps_in step_in steps_in cover covers fill_in single_point_of_failure backup_server high_availability
      fault_tolerant fault_tolerance standby resilience keep_going carry_on carries_on
    FRONT: front entrance entry door doorman door_keeper gate gates gateway gatekeeper reception receptionist bouncer
      guard guards concierge porter lobby facade middleman intermediary ambassador front_desk frontdoor edge endpoint
      address hostname url path entry_point single_point
    HIDE: hide hides hidden hiding conceal conceals concealed secret mask masks masked masking invisible shield shields
      shielded shielding cover unseen anonymous obscure obscures cloak private privately unknown not_exposed expose exposed
      exposes exposing reveal reveals revealed unreachable unlisted sees learn learns
    SECURE: secure security safe safer safety protect protects protected protecting protection defend defends defence
      firewall waf guard guards armor barrier wall
    ATTACK: attack attacks attacker attackers hacker hackers hacking ddos dos malicious harmful bad evil thief thieves
      burglar burglars intruder intruders bot bots injection sql_injection seal seals leopard exploit exploits malware virus
      spam spammers dangerous threat threats criminal criminals scanner salesmen troublemakers villains vandal vandals
      hostile suspicious crooks abuse abusive junk
    BLOCK: block blocks blocked blocking filter filters filtered filtering stop stops reject rejects refuse refuses deny
      denies turn_away turns_away throw_out keep_out keeps_out rate_limit rate_limits rate_limiting limit limits throttle
      throttles weed screen screens screening sift bounces repel
    INTERNAL: internal inside private behind internal_network origin real backend app application lan network intranet
    OUTSIDE: outside outsiders outsider external internet public world strangers stranger outer
    TLS: tls ssl https encryption encrypt encrypts encrypted encrypting decrypt decrypts decrypted decryption decrypting
      certificate certificates cert certs handshake handshakes crypto cipher termination terminate terminates offload
      offloading offloads plain_http sealed envelope unseal lets_encrypt padlock keys key renewal renew
    CACHE: cache caches cached caching
    KEEP: keep keeps kept hold holds held store stores stored storing save saves saved remember remembers remembered
      remembering memorise retain retains retained stash stashed stashes stock stocks stockpile park parks parked buffered
      buffer buffers buffering collect collects collecting preserve preserves stays stay sits sit lies lie rest wait_there
      persist persists persisted queued queue queues lying note notes notebook wrote hoard put_aside sets_aside tucked pile
      piles piled accumulate accumulates heap
    COPY: copy copies copied duplicate duplicates replica replicas mirror mirrors mirrored snapshot photocopy photocopies
      photo reproduce replicated replicates clones clone ready-made ready_made prepared precomputed stored cheat_sheet
    POPULAR: often frequent frequently popular hot common commonly repeatedly again recent recently favourite regular
      regularly most_used bestseller bestsellers usual repeated needed_most same_question wanted asked_for demand trending
      everyday hottest mostly again_and_again
    RESULT: answer answers result results response responses data content page pages file files picture pictures image
      images video videos value values record records row rows item items stuff things information asset assets html static
      bytes object objects media website site sites reply replies book books number numbers film films movie movies stream
      song songs download downloads document documents
    MEMORY: memory ram redis memcached in_memory fast_storage temporary temporarily short_term head pocket fridge shelf
      drawer basket bucket desk counter cupboard pantry nearby beside hand at_hand bag backpack
    FAST: fast faster fastest quick quickly quicker quickest speed speeds speedy speedier sooner rapid rapidly swift
      snappy snappier instant instantly instantaneous immediate immediately straight_away right_away no_time millisecond
      milliseconds microseconds ms at_once blink flash brisk prompt promptly zippy nippy lightning pronto accelerate
      accelerates fluid smooth smoothly responsive short shorter
    SLOWNESS: latency delay delays lag lags wait waits waiting waited response_time load_time loading_time round_trip rtt
      ttfb buffering stutter spinning spinner ping slow slower slowly long hours ages forever p99 stuttering hour minutes
      walk walking trip trips
    LESS: less fewer lower lowers low reduce reduces reduced reducing decrease decreases cut cuts save saves saving spare
      spares spared relieve relieves relief lighten lighter unburden offload offloads takes_off take_off drop drops shrink
      shrinks minimise minimal rarely seldom hardly barely only_misses breathing_room pressure burden avoid avoids skip
      skips no_longer protects smaller small shave shaves relax rest calm quiet
    DB: database databases db postgres mysql sql disk disks storage store_house warehouse archive cellar basement store
      backing_store primary sea ocean library source backend kitchen well river supermarket shop
    ASK: ask asks asked asking query queries queried request read reads fetch fetches fetched fetching go get gets
      retrieve lookup look_up bother bothers bothered disturb disturbs hit touch touches compute computed computes recompute
      calculate calculated recalculating recalculate recomputed think work_out walk run running
    NEAR: near nearby close closer closest nearest nearer local locally proximity next_door round_the_corner
      around_the_corner neighbourhood vicinity next_to regional geographically beside adjacent edge pop pops doorstep
      own_city own_country own_region own_town own_continent distance distances short_distance kilometres km miles
      shorter_way
    PLACES: world worldwide global globally globe region regions country countries continent continents city cities town
      towns village villages location locations everywhere geographic points_of_presence depots depot branch branches island
      islands iceberg icebergs colony colonies tokyo london paris sydney australia europe asia africa america brazil germany
      frankfurt japan india singapore berlin new_york california places place distributed spots shops neighbourhood
      datacenter datacenters datacentre datacentres data_center data_centers outpost outposts warehouse warehouses franchise
      libraries bakery
    FAR: far away distant further across_the_ocean cross ocean oceans overseas other_side halfway thousand thousands
      remote long_way travel travels journey swim swimming central capital headquarters abroad transatlantic
    SENDER: sender senders producer producers publisher publishers writer writers caller first_app app_a service_a
      upstream_service shop web_shop frontend waiter client author a
    RECEIVER: receiver receivers consumer consumers subscriber subscribers reader recipient recipients worker second_app
      app_b service_b cook chef kitchen addressee postman other_side other_one other_app b
    MESSAGE: message messages letter letters mail email emails event events note notes order orders task tasks job jobs
      ticket tickets parcel parcels package packages mesage voicemail post postcard memo slip slips item
    NOWAIT: asynchronous asynchronously async fire_and_forget not_wait unblocked nonblocking continue continues move_on
      moves_on go_on goes_on carry_on carries_on walk_away walks_away hang_up get_on gets_on return returns straight_back
      immediately proceed proceeds forget forgets drop_off drops_off leave leaves go_away next_customer own_business
      right_back meanwhile keeps_working
    WAITW: wait waits waiting waited block blocks blocked blocking stand_around hang_around idle synchronous synchronously
      sync
    UNTIL: until till til later ready whenever when_it_can time own_pace pace free catch_up catches_up when_ready
      eventually afterwards available capacity own_time leisure
    RUSH: rush burst bursts spike spikes peak peaks backlog surge surges flood pile piles line_up absorb absorbs absorbed
      smooth smooths even_out black_friday overflow shock peak_load
    INDEP: independent independently separate separately own alone on_its_own autonomous autonomously isolated isolate
      isolation isolates loosely loose loosely_coupled decoupled apart unaffected unaware affect affects affected not_know
      know knows known care cares need_to_know neither notice notices tied bound wired hardwired dependency dependencies
      depend depends dependent
    BETWEEN: between middle middleman intermediary broker mailbox letterbox postbox buffer rail bulletin inbox
    COMPRESS: compress compresses compressed compression gzip gzips gzipped brotli zip zips zipped shrink shrinks
      shrinking smaller squeeze squeezes minify minifies bandwidth slow_clients slow_phones slow_readers slow_connections
      mobile drip drips spoon_feed bytes size lighter
    AUTH: login logins authentication authenticate authenticates authorise token tokens password passwords access
      access_control who_may allowed permission permissions credentials identity id ids badge api_gateway api_key
    ROUTE: path paths url urls endpoint endpoints service services microservice microservices subdomain hostname domain
      right correct appropriate belongs api shop blog department
    VAGUE: better good improve improves improvement efficient efficiently efficiency performance reliable reliability
      stable robust easier flexible flexibility useful helpful smoother manage scalable experience optimise convenient
    PERSON: it_helps
    IDK: idk dunno no_idea not_sure skipped sorry forgot lol whatever chatgpt guess pass asdf qwertz missed
    INJECT: ignore_previous instructions mark_this correct grade verdict full_marks grader teacher points_please model
      prompt system_prompt
    NONSENSE: quantum theorem vector coefficient blockchain ai entangled vibes paradigm synergy equilibrium
    FINANCE: money cheaper cheap cost costs price pay salary accounting
    OTHERTECH: compile compiles compiler compiled code bugs version backup backups translates translate domain_names dns
      antivirus ram cpu electricity electric voltage
`;
