package io.trendguard.routes.console;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console without a service: its sentences, and every state of its pages in a browser, on examples. */
class ConsoleTest {
    @BeforeAll
    static void packagesAreThere() throws Exception {
        ConsoleScript.fetchPackages();
    }

    @Test
    void theSentencesOfThePagesHold() throws Exception {
        ConsoleScript.mustSucceed("test");
    }

    @Test
    void thePagesHoldInABrowser() throws Exception {
        ConsoleScript.mustSucceed("run", "build");
        ConsoleScript.opensInABrowser();
    }
}
