package io.trendguard.simulation.crash;

import java.util.SplittableRandom;

/** How a mail server treats one message. Each is something that real providers do. */
enum MailMood {
    /** Takes it and says so. */
    PROMPT,
    /** Takes it and says so late. */
    SLOW,
    /** Takes it and hangs up without a word: the sender cannot know. */
    SILENT,
    /** Refuses the recipient for now, before any content. */
    REFUSES_RECIPIENT,
    /** Reads the content and refuses it for now. */
    REFUSES_CONTENT;

    static MailMood draw(SplittableRandom random) {
        int percent = random.nextInt(100);
        if (percent < 70) {
            return PROMPT;
        }
        if (percent < 84) {
            return SLOW;
        }
        if (percent < 90) {
            return SILENT;
        }
        return percent < 95 ? REFUSES_RECIPIENT : REFUSES_CONTENT;
    }
}
