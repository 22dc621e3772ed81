/** Common words that are one slip away from a word that some rubric looks for, and are meant as they stand. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set(
  `
    accepting accessing accounting acting added adding against alignment altered always asking assert attach attached
    attaches attaching attack backend beginning biased binding breaker breaking broke browser browsers buffering canceled
    cancelled cancelling catches catching centralised chances cloning closer closest closing collected collecting collection
    collections combining comparing compilation compiling completed compression conduct conform conforming confusing
    connected connecting connection connections connector considered considering consisting contacted contacting contained
    containing context contexts continued continuing contract convention conventions converted converting corrected
    corrections correctly counted counting covering dealing declaring decoded decoding decryption defining deleted deletes
    deleting delivery depending depends derive derived description descriptions detecting detection direction directions
    disabling distribution distributions draining drawing driven employer encryption enhanced events excessive exhaustion
    exiting explore exposing expressive extensive failed failing field filed filled filling filtering fired firing folding
    fonts forced forcing formed forms frequency functions granted guess guessing handler handlers hardware hashing heading
    helping hosted identified identify identifying importing inserted inserting insertion insertions inspecting inspection
    installed installing instance instances instant integrated integrating intended intentionally interacting interaction
    interactions intercepted interception intercepts interested interesting interfaces intermediate internals interpreted
    interval intervals iterating knowing knows large latter leading leaking leaving lighter linked linking listing loaders
    located locating logging looking losing mailing marked marking meaning means meeting modifying necessarily nesting
    ongoing outgoing overhead overlaps overriding parsing passing permitted placed places plugins pointer policies populate
    preceded preceding precision present preserved preserves preserving pressing previously printed printing proceed
    processor processors production products progress project projects promoted protection providing queued reached reaching
    readability reading reads receiving recovery referring refuse refused regarding rejection rejections related relating
    relies relying remainder remaining remains removing repeatedly repeating replaced replacing replay replayed replicated
    reporting reserved resets resetting resolving respond responded responding responds retained retains retrieving retrying
    returning reuse reused reusing reversed reviewing router routine routines routing seeds selection sense serve server
    serves serving setting settings sharing shipped shorter showing shutting smaller solved sorted sorting spacing sparse
    speaking spread stale stalling starring stars stated sticky stories streaming string strings taking temporarily thanks
    their theme there these thorough those though threads three throw throwing throws timers trailing transform transformed
    transforming transforms traversing treat treated treating treats tried tuning uploads visited visiting walking wanting
    warning water whenever where whereas wherever while whole willing within wording words writing
  `
    .trim()
    .split(/\s+/),
);
