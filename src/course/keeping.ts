/*
 * What pages say of where a reader's answers go. In a learning platform that is another truth, and the pages must not tell the usual one.
 */

const IN_BROWSER = {
  short: 'No account, no tracking.',
  comeBack: 'Your answers stay in this browser and nowhere else. The next visit begins where you stopped.',
  lead: 'What this browser remembers of you, and nobody else does.',
  desk: 'All of this lives in this browser and nowhere else. A file carries it to another one.',
  privacy:
    'There is no account, no cookie, no counter, and nothing is fetched from anywhere but this site. Your answers, your guesses, how far you have read and the theme you chose are kept by your own browser, on this device. Nobody else receives them. Clear the site’s data in your browser and they are gone. If the browser refuses to keep them, they last as long as the page, and the page says so.',
  deleted: 'Everything that this browser remembered of the course is deleted.',
};

const IN_LMS: typeof IN_BROWSER = {
  short: 'Your learning platform receives your result.',
  comeBack: 'Your learning platform keeps what you chose, but not what you wrote. The next visit begins on the page where you stopped.',
  lead: 'What this visit remembers of you; the result goes to your learning platform.',
  desk: 'Your learning platform keeps your answers to the chapters’ questions, but not what you wrote in your own words, your guesses and the review deck: those last until you leave the course. A file carries everything on.',
  privacy:
    'This copy of the course was started by a learning platform, and tells it: how many of the chapters’ questions you have answered, how many of them right, what you chose in each and how sure you were, how far you have read, the page that was open last, and how long you stayed. What you wrote in your own words, your guesses before a run, the pop quiz and the review deck are not told, and last until you leave. Who may see your result is for those to say who run the platform. Nothing is fetched from anywhere else. The theme you chose is kept by your browser.',
  deleted: 'Everything of this visit is deleted. What your learning platform has on record as passed or completed stays there.',
};

/** The words for this build. */
export const KEEPING = import.meta.env.LMS ? IN_LMS : IN_BROWSER;
