/// <reference types="astro/client" />
/// <reference types="svelte" />

interface ImportMetaEnv {
  /** whether the build is for a learning platform (`npm run pack:scorm`) */
  readonly LMS: boolean;
}

declare namespace App {
  /** What the parts of one chapter share while its page is made. */
  interface Locals {
    /** the chapter's id, which is its address */
    chapter?: string;
    /** the chapter's file, for messages to its author */
    chapterFile?: string;
    /** ids of its sources, in the order of their numbers */
    chapterSources?: readonly string[];
    /** terms whose card is on the page already */
    termsShown?: Set<string>;
  }
}

interface ImportMetaEnv {
  /** whether the site has a service worker; see docs/deploy.md */
  readonly SERVICE_WORKER: boolean;
}
