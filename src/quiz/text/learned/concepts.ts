/**
 * What words mean in these answers: a concept in capitals, then words and, written with `_`, phrases stand for. A word
 * stand for several. This what carries idea over answer words no answer before used.
 */
export const CONCEPTS = `
    SERVER: server machine instance backend back_end box node floe host replica computer upstream cluster fleet pool pod
      container vm worker processor rack mainframe origin hardware target slave blade ec2 droplet appliance laptop cpu gpu
    DESK: till tills checkout counter lane desk cashier waiter waitress teller clerk booth table station kiosk tollbooth
      pump barber stylist nurse doctor surgeon dentist chef cooks kitchen employee staff colleague agent operator window
      stall runway hole slope slide mechanic helper assistant tutor chair hairdresser petrol_pump ride carousel bus taxi
      elevator lift escalator conveyor gate turnstile restroom toilet oven stove grill bench chute pond nest path door
      bridge ferry boat trolley register till_lane bar bartender barista butcher baker postal_clerk librarian referee
      goalkeeper player translator courier porter plumber carrier horse ox elf ant bee workforce crew squad shift
    WORK: request traffic load workload job task query hit call connection demand order work session visit click transaction
      packet operation incoming tickets inquiry enquiry assignment chore stream influx inflow throughput deliveries baggage
      luggage laundry homework exercises exams
    PEOPLE: user visitor customer client people folks guest shopper passenger patient caller newcomer everybody everyone
      crowd penguin audience public somebody someone person reader viewer student diner car driver plane kids children
      pupils tourists travellers fans consumers herd subscriber player buyers neighbour friend family mum dad uncle aunt
      grandma cousin colony chick birds mob
    SPREAD: spread distribute share split divide fan scatter parcel apportion disperse partition rotate balance deal
      hand_out dole farm alternate round_robin spray allot evenly equal even level fairly fair take_turns turns in_turn
      shared_out divvy apportioned allocation rationed slices fraction evenly_spread separated segregate spread_out diverts
      route_around dealt cycle round_the_table proportion proportional weighted even_out fan_out multiplex
    SEND: send direct redirect route forward pass dispatch assign allocate guide steer give hand point points_to lead usher
      seat wave channel funnel delegate relay transfer shuttle move deliver pick choose select decide tell show figure
      sends_on hands_over pass_on put_through proxies referred distributes_to pushes throw chuck toss show_to direct_to
      lead_to bring escort
    SEVERAL: several many multiple different various across among amongst between each every all others another bunch couple
      two three four five ten dozen hundred number_of group few
    ONE: one single sole lone alone only any individual same particular solitary one_and_only mere just_one
    OVERLOAD: overload overwhelm swamp drown bottleneck saturate crush flood hammered hot_spot hotspot exhausted stressed
      tired burn burnt burnout overworked overrun overcrowded crowded collapse too_much too_many melt knees buckle choke
      strain pushed maxed limit hogging sink pressure breaking_point worn busy peg 100 capacity full breaks snowed under
      heat overheating fried overtaxed overburdened overstretched thrash congested jam gridlock stampede avalanche
      tsunami deluge suffocate crumble toast meltdown smoking steam breathless panting sweating fatigue knackered stretched
      tipping topples keel breaking_down brought_down taken_down blown explode over_the_edge past_its_limit beyond
      beyond_capacity too_heavy too_busy slammed nervous frantic bursting overflowing stall clog
    IDLE: idle bored unused nothing_to_do twiddle lazy sit_around doing_nothing free underused
    ADD: add added plug attach bring_up spin_up spin start launch deploy insert introduce provision install rent hire buy
      order open throw_in put_in double triple connect join extend expand throw build append setup bring_in put_on fire_up
      turn_on switch_on boot enrol recruit hire_another roll_out multiply stack slot drop_in register acquire purchase erect
    MORE: more extra additional further new another bigger larger increase
    GROW: grow growth scale_out scale_up horizontal autoscale autoscaling elastic expand expansion scale scalable christmas
      rush_hour black_friday peak holiday season upscale bigger_crowd bloom explode soar climb rises surge popularity viral
      doubling tripling enlarge widen extend scale_horizontally scale_wide
    LATER: later when_needed needed demand necessary whenever easily easy anytime on_the_fly without_downtime
      seamless seamlessly
    SWAP: swap replace exchange upgrade rewrite rewritten change update modify redesign reimplement refactor migrate
      redeploy evolve
    DOWN: down dead fail failure crash broken break broke unhealthy sick die dies offline outage faulty unavailable
      unresponsive unreachable ill fall_over explode goes_down power_cut disaster malfunction hung freeze stopped gone kaput
      bust shut closed earthquake blackout flooded faint reboot restart maintenance fault defect crack burnt malfunctioning
      glitch corrupted unusable unplugged powered_off switched_off loses_power storm burn vanish absent absence away asleep
      sleeping holiday injured injury flu breaks_down collapse expire deceased wiped snap sinks melts frozen struck hiccup
      stumble conk
    ALIVE: alive healthy working available up running online living fit well responding operational functioning survive
      survivors active responsive intact sound remaining awake standing sane usable
    CHECK: check probe heartbeat monitor ping health watch notice detect healthz test inspects examine supervise poll knock
      feel_the_pulse pulse listen keeps_an_eye eye watchdog sense observe
    SKIP: skip remove eject bypass leave_out taken_out drop out_of_rotation rotation reroute avoid excluded ignore
      stop_sending sidestep kicks evicts drained detour circumvent work_around evade left_alone leave_alone sent_elsewhere
      elsewhere around diverted pulled quarantine blacklist retire disconnect unregister deregister cordon no_longer_used
      thrown_out off_the_list crossed_off
    TAKEOVER: take_over failover fail_over redundant rest remaining pick_up jump_in step_in cover fill_in
      single_point_of_failure backup_server high_availability fault_tolerant standby resilience keep_going carry_on
      substitute stand_in compensate help_out survivor keep_serving keep_running spare backup_node replacement
    FRONT: front entrance entry door doorman door_keeper gate gateway gatekeeper reception receptionist bouncer guard
      concierge porter lobby facade middleman intermediary ambassador front_desk edge endpoint address hostname
      url path entry_point single_point frontman doorway foyer vestibule porch drawbridge checkpoint customs border window
      counter_window switchboard operator shopfront storefront vip ingress
    HIDE: hide conceal secret mask invisible shield cover unseen anonymous obscure cloak private unknown not_exposed expose
      reveal unreachable unlisted sees learn camouflage behind out_of_sight nobody_sees veil curtain shadow anonymise
      undisclosed confidential behind_the_scenes behind_the_curtain disguise disclose leak
    SECURE: secure safe safer safety protect defend defence firewall waf guard barrier wall fortress moat castle
      armour vault lock bouncer bodyguard sentry sentinel watchman police soldier fence cushion bulletproof trusted hardened
    ATTACK: attack hacker hacking ddos dos malicious harmful bad evil thief thieves burglar intruder bot injection
      sql_injection seal leopard exploit malware virus spam spammers dangerous threat criminal scanner salesmen
      troublemakers villains vandal hostile suspicious crooks abuse junk invader pirates bandits robbers wolves wolf shark
      orca fox skua predator enemy baddies rogue fraud fraudsters phishing scraper brute_force flooders floods
      ransomware worm trojan sabotage break_in breach vulnerable compromise
    BLOCK: block filter stop reject refuse deny turn_away throw_out keep_out rate_limit limit throttle weed screen sift
      bounces repel fend ward chase banned blacklists forbid forbidden prohibit sieve sanitise inspect vet sort_out catch
      shut_out ward_off chase_away
    INTERNAL: internal inside private behind internal_network origin real backend app application lan network intranet
    OUTSIDE: outside external internet public world strangers outer
    TLS: tls https encryption decrypt certificate cert handshake crypto cipher termination offload plain_http sealed
      envelope unseal lets_encrypt padlock keys renewal cypher crypt secure_connection encryption_work private_key
      public_key acme x509 signed signature
    CACHE: cache
    KEEP: keep hold store save remember memorise retain stash stock stockpile park buffered collect preserve stays sits lies
      lie rest wait_there persist queued queue lying note notebook wrote hoard put_aside sets_aside tucked pile accumulate
      heap archive saved_up guard warehouse retention cling lay_up laid_up stacked gather linger remains remembers_it pickle
      bunker reserve leave_there left_there on_file on_record write_down wrote_down jot
    COPY: copy duplicate replica mirror snapshot photocopy photo reproduce replicated clones ready-made ready_made prepared
      precomputed stored cheat_sheet carbon_copy twin spare_copy reprint xerox ready_to_go leftovers preprepared
      prefabricated printout printed template already_there
    POPULAR: often frequent popular hot common commonly repeatedly again recent favourite regular regularly most_used
      bestseller usual repeated needed_most same_question wanted asked_for demand trending everyday hottest mostly
      again_and_again daily beloved all_the_time commonest typical loved in_demand over_and_over day_in constantly
      frequently_used most_wanted hits viral standard well-known
    RESULT: answer result response data content page file picture image video value record row item stuff things information
      asset html static bytes object media website site reply book number film movie stream song download document texts
      feed script css javascript figures product profile article news clip cartoon episode series photo logo banner recipe
    MEMORY: memory ram redis memcached in_memory fast_storage temporary temporarily short_term head pocket fridge shelf
      drawer basket bucket desk counter cupboard pantry nearby beside hand at_hand bag backpack sram cpu_cache heap
      working_memory in-memory ssd local_storage short-term_memory
    FAST: fast faster fastest quick quickly quicker quickest speed speedy speedier sooner rapid rapidly swift snappy
      snappier instant instantly instantaneous immediate straight_away right_away no_time millisecond microseconds ms
      at_once blink flash brisk prompt promptly zippy nippy lightning pronto accelerate fluid smooth smoothly responsive
      short shorter lightning-fast like_lightning in_a_flash in_an_instant on_the_spot without_delay super-fast split_second
      before_you_know at_the_speed double_quick briskly nimble in_seconds within_seconds few_seconds in_a_second in_a_moment
      ping earlier turbo boost hasten shortens shave
    SLOWNESS: latency delay lag wait response_time load_time round_trip rtt ttfb buffering stutter spinning spinner ping
      slow slower slowly long hours ages forever p99 minutes walk trip sluggish dawdle drag crawl tedious queueing loading
      stare circle hourglass patience impatient idle_time time_lost eternity seconds
    LESS: less fewer lower low reduce decrease cut save spare relieve relief lighten lighter unburden offload takes_off drop
      shrink minimise minimal rarely seldom hardly barely only_misses breathing_room pressure burden avoid skip no_longer
      protects smaller small shave relax rest calm quiet unload alleviate ease diminish dwindle trims halve breathe breather
      peace in_peace undisturbed left_alone hardly_ever almost_never only_sometimes once_in_a_while quieter slack slacken
      gentle disburden free_up freed unbothered
    DB: database postgres mysql sql disk storage store_house warehouse archive cellar basement store backing_store primary
      sea ocean library source backend kitchen well river supermarket shop rdbms mariadb oracle mongodb dynamodb cassandra
      elasticsearch tables hard_drive hdd drive filesystem persistent_store master_store main_store librarian
      archivist stockroom storekeeper store_keeper pantry fishing api third_party third-party backend_service vendor
      supplier upstream_api
    ASK: ask query request read fetch go get retrieve lookup look_up bother disturb hit touch compute recompute calculate
      recalculating think work_out walk run consult phone ring rang call visit trouble wake woken knock query_again rerun
      regenerate generate render fishing swims climb dig
    NEAR: near nearby close closer closest nearest nearer local proximity next_door round_the_corner around_the_corner
      neighbourhood vicinity next_to regional geographically beside adjacent edge pop doorstep own_city own_country
      own_region own_town own_continent distance short_distance kilometres km miles shorter_way adjoining neighbouring
      bordering within_walking short_way few_kilometres few_miles corner in_your_street your_street home_town hometown
      your_own at_your_door on_your_doorstep nearby_city same_city same_country same_region same_continent within_reach
      local_server localised edge_node edge_server next-door front_door few_hops hop metro isp provider
    PLACES: world worldwide global globe region country continent city town village location everywhere geographic
      points_of_presence depots branch island iceberg colony tokyo london paris sydney australia europe asia africa america
      brazil germany frankfurt japan india singapore berlin new_york california places distributed spots shops neighbourhood
      datacenter datacentre data_center outpost warehouse franchise libraries bakery districts suburb county province state
      outlet shop_on_every site coast shore bay harbour floes station hub node_in_every planet earth everywhere_on world_map
      multiple_locations scattered dotted chain subsidiary kiosk
    FAR: far away distant further across_the_ocean cross ocean overseas other_side halfway thousand remote long_way travel
      journey swim central capital headquarters abroad transatlantic faraway half_way_around other_end end_of_the_world
      other_continent undersea submarine_cable cable long_distance long_haul long_journey long_trip voyage expedition trek
      south_pole mainland main_island fly flies flight ship
    SENDER: sender producer publisher writer caller first_app app_a service_a upstream_service shop web_shop frontend waiter
      client author originator issuer poster orderer customer_service order_service web_tier upload dispatcher cashier
      sensor fisher fisherman mum boss emitter
    RECEIVER: receiver consumer subscriber reader recipient worker second_app app_b service_b cook chef kitchen addressee
      postman other_side other_one other_app b listener handler processor downstream backend_worker consumer_group taker
      picker packer baker flatmate neighbour friend mailman collector thumbnailer invoicing billing mailer printer warehouse
    MESSAGE: message letter mail email event note order task job ticket parcel package voicemail post postcard memo
      slip item envelope telegram bottle_post text_message sms whatsapp docket chit payload work_item post-it
    ONWARD: asynchronous fire_and_forget not_wait unblocked continue move_on go_on goes_on carry_on walk_away hang_up get_on
      return straight_back immediately proceed forget drop_off leave go_away next_customer own_business right_back meanwhile
      keeps_working fire-and-forget unbothered carries_straight goes_straight straight_on at_liberty free_to free_again
      drive_off run_off goes_home go_home walks_off swims_off leaves_it keep_going other_things something_else next_thing
      next_task next_job next_order next_table done_with_it in_the_background background decoupled_in_time deferred
    HALT: wait block stand_around hang_around idle synchronous sync
    UNTIL: until later ready whenever when_it_can time own_pace pace free catch_up when_ready eventually afterwards
      available capacity own_time leisure as_soon_as once_it when_free when_it_has_time has_time have_time gets_round
      at_leisure own_speed own_rhythm rhythm tempo speed_they comfortable whenever_it when_back comes_back wakes_up later_on
      in_the_morning tomorrow overnight sometime one_by_one one_after one_after_another little_by_little bit_by_bit
      gradually steadily
    RUSH: rush burst spike peak backlog surge flood pile line_up absorb smooth even_out black_friday overflow shock
      peak_load tsunami wave storm stampede onslaught influx flurry peak_time lunch_rush busy_hour rush_hours sudden
      suddenly heap mountain_of busy_times shock_absorber damper cushion reservoir dam sponge soak
    APART: independent separate own alone on_its_own autonomous isolated loosely loosely_coupled decoupled apart unaffected
      unaware affect not_know know care need_to_know neither notice tied bound wired hardwired dependency standalone
      self-contained unlinked untied unbound detached insulated shielded_from unharmed untouched unscathed carefree
      oblivious clueless ignorant anonymous_to interchangeable pluggable replaceable exchange_without own_schedule own_team
      own_release own_language own_technology modular separate_teams does_not_matter no_matter whoever
      stranger
    BETWEEN: between middle middleman intermediary broker mailbox letterbox postbox buffer rail bulletin inbox pigeonhole
      hatch locker tray in-tray shelf pinboard noticeboard whiteboard spike conveyor_belt belt drop_box dropbox counter
      in_between go-between post_office exchange bus topic log
    COMPRESS: compress gzip brotli zip shrink smaller squeeze minify bandwidth slow_clients slow_phones slow_readers
      slow_connections mobile drip spoon_feed bytes size lighter zipped-up condense packed tighter smaller_size slim
      fewer_bytes reduce_size optimise_images webp chunk trickle feed_slowly slow_device
    AUTH: login authentication authorise token password access access_control who_may allowed permission credentials
      identity id badge api_gateway api_key sign_in sso oauth jwt ticket entry_pass membership verify who_you_are who_is_who
      entitled roles guest_list passport id_card admission admit
    ROUTE: path url endpoint service microservice subdomain hostname domain right correct appropriate belongs api shop blog
      department folder prefix virtual_host vhost rule which_service which_app which_team which_department which_kitchen
      responsible belongs_to meant_for application_for
    VAGUE: better good improve efficient performance reliable stable robust easier flexible useful helpful smoother manage
      scalable experience optimise convenient nice great smooth power boost best quality comfort satisfaction happy happier
      effective advantage benefit important necessary essential optimal optimum enhance productivity maintainable usability
      uptime scales_well handle_more
    IDK: idk dunno no_idea not_sure skipped sorry forgot lol whatever chatgpt guess pass asdf qwertz missed clue hmm ignore
      blank none confused unsure
    INJECT: ignore_previous instructions mark_this correct grade verdict full_marks grader teacher points_please model
      prompt system_prompt
    NONSENSE: quantum theorem vector coefficient blockchain ai entangled vibes paradigm synergy equilibrium
    FINANCE: money cheaper cheap cost price pay salary accounting invoice bill dollars euros fee licence subscription bank
      shares stock_market bitcoin coins mine
    GADGET: compile code bugs version backup translates domain_names dns antivirus ram cpu electricity voltage encrypts
      blockchain spreadsheet debugger firmware keyboard screen monitor mouse wifi router modem virus plugin framework
      library operating_system windows linux excel email_program tape defragment clock overclock gigahertz battery
    THING: fish egg bread soup pizza food dinner meal lunch milk salt oil tools parcel book juice herring krill squid snack
      bowl toys washing shirt laundry tea coffee sandwich medicine aspirin groceries fruit seeds nuts water coins clothes
      dish
    SHELF: fridge drawer apron pocket stove workbench nest beside wall board sticky_note throat pouch belly bucket shelf
      cupboard counter bedside purse pantry freezer notebook cheat_sheet speed_dial head within_reach nearby close_by
      by_the_door tray table toolbox basket bag handbag
    AWAY: cellar basement archive supermarket sea ocean attic shed garage mountain warehouse store_room depot library
      river field well factory farm shop stockroom vault market bank
    AGAIN: already twice second_time again once first_time before repeated repeatedly every_time each_time over_and_over
      earlier previous previously last_time past known next_time third reuse
    NAMED: lima peru oslo madrid rome cape chile manila dallas virginia washington york moscow beijing shanghai mumbai delhi
      bangalore seoul toronto canada mexico argentina kenya nairobi lagos nigeria egypt cairo spain italy france sweden
      norway finland poland portugal lisbon vienna zurich austria switzerland netherlands amsterdam dublin ireland scotland
      iceland greenland hawaii texas boston chicago seattle vancouver melbourne auckland zealand indonesia jakarta thailand
      bangkok vietnam malaysia taiwan dubai israel turkey istanbul russia atlantic pacific milan hamburg munich warsaw
      prague athens tokyo osaka london paris sydney berlin frankfurt singapore india japan brazil germany australia quito
      bogota lyon leeds glasgow manchester helsinki stockholm copenhagen
    DIRECTOR: boss manager foreman dispatcher teacher hostess lady nurse usher cop policeman warden conductor controller
      switchboard secretary receptionist concierge doorman host officer attendant coordinator supervisor guide shepherd
      signpost leader captain coach organiser
    FETCH: get receive take obtain download reach grab collect find come
    WHICH: which where whichever whoever whatever wherever who next least fewest shortest emptiest freest best
    WHO: nobody none neither
    DELETE: delete erase discard throw_away lose vanish destroy dropped empties wipe cleans
    MERGE: merge combine glue unite fuse join_together joined one_big single_program
    BOSSY: strongest biggest fastest main first primary same always powerful stronger supercomputer giant mainframe
    PROGRAM: language code compile program javascript python java rust software source bugs developer
    DIRECT: directly direct straight face bypass
    SURF: vpn anonymous browse surf track employee staff school pupils films abroad laptop facebook parents office own_ip
      my_ip websites visited history
    NAMING: dns domain registers name hosting address_book lookup translate resolves converts
    FINISHED: done finished complete processed handled answered confirm reply response responds result
    PRESENT: present there home awake online both same_time moment simultaneously at_once together in_sync
    ALSO: besides addition additionally plus bonus furthermore
    YESTERDAY: christmas january night evening morning tomorrow weekend holiday season sale friday friday_night
    TEAM: team language version release deploy deployment owner department separately scale
    WEIGHT: burden shoulders weight stress sweat exhausted frantic jam heavy strain pile mountain full_throttle
    PIECE: part portion slice share bit fraction few tenth half piece some little
    KNOWING: know aware notice tell see care matter clue idea hear learn
    BUYS: buy upgrade ram cpu memory gigabyte bigger stronger powerful faster_processor disk
    PAGES: app application service system website web site program module component
    WAITING: pause held_up stuck blocked idle stand line queue hang ring phone telephone sit
    OVERSIGHT: log monitoring statistics metrics
`;
