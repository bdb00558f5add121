package io.trendguard.routes.settings;

import io.trendguard.budget.BudgetSettings;
import io.trendguard.channels.email.EmailSettings;
import io.trendguard.experiment.Shares;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All settings of the service with their defaults. Each is read from a system property, an environment variable or
 * {@code application.properties} under {@code trendguard.} and the name given here.
 *
 * @param data {@code data}: folder of log, vault, histories, models and keys
 * @param heads {@code heads}: second folder for the signed heads of the log, which stays if the data folder is lost; by
 *     default beside the data folder and named after it ({@code data.heads})
 * @param clock {@code clock}: {@code system}, or {@code events} to follow the known-at of played events
 * @param lanes {@code lanes}: threads that decide; events of one person are always decided by the same one
 * @param laneQueue {@code lane-queue}: events of one tenant that may wait for one lane before it is told to slow
 *     down
 * @param checkoutDeadline {@code checkout-deadline}: after this a checkout is answered "do nothing"
 * @param allocationWindow {@code allocation-window}: how long proposals are gathered before the budget is shared out
 * @param inbox {@code inbox}: watched folder; one sub-folder for each tenant
 * @param kafka {@code kafka}: bootstrap servers; absent without Kafka
 * @param kafkaTopic {@code kafka-topic}: topic of events, keyed by tenant and customer
 * @param namedModels {@code model}: model folders, each of which names its decision point; put into use for tenants where
 *     no person has published one; none means the newest of each decision point below {@code data/models}
 * @param namedRulebooks {@code rulebook}: names of shipped rulebooks or folders, each of which names its decision point
 * @param useRefusedAssets {@code use-refused-assets}: use the models and the rulebooks named here although their checks refuse
 *     them; without it such a start ends. What cannot be read or compiled is never used
 * @param publicUrl {@code public-url}: address that links in messages begin with
 * @param mailCatcher {@code mail-catcher}: start a mail server that keeps everything, for demonstrations
 * @param budget {@code budget-minor}: what interventions may cost a tenant each day, minor units
 * @param shares {@code holdout}: share of customers who are never treated; the others are split evenly between two arms
 * @param tokens {@code jwt.key}: public key of who issues people's tokens, PEM or its base64; absent means no tokens;
 *     {@code jwt.issuer}: the issuer that a token must name; {@code jwt.audience}: the audience that it must name
 * @param email {@code smtp.host}, {@code smtp.port}, {@code smtp.username}, {@code smtp.password}, {@code smtp.security},
 *     {@code smtp.from}, {@code smtp.from-name}: how e-mail leaves
 * @param zones {@code time-zone}: where the shops live, for customers whose zone is not known; one zone for all, or
 *     {@code Europe/Berlin, other-shop=Asia/Kolkata}
 * @param excluded {@code excluded-features}: features that may not decide about people; names for all, or
 *     {@code salutation, customer_age, other-shop=region, third-shop=none}
 * @param connections {@code connections}: connections to the HTTP server at the same time, fewer where the operating
 *     system's limit of open files asks for it; {@code connections-per-address}: of these, connections of one address that
 *     have not brought a valid credential
 */
public record ServiceSettings(
        Path data,
        Path heads,
        ClockKind clock,
        int lanes,
        int laneQueue,
        Duration checkoutDeadline,
        Duration allocationWindow,
        Path inbox,
        Optional<String> kafka,
        String kafkaTopic,
        List<Path> namedModels,
        List<String> namedRulebooks,
        boolean useRefusedAssets,
        URI publicUrl,
        boolean mailCatcher,
        BudgetSettings budget,
        Shares shares,
        TokenSettings tokens,
        EmailSettings email,
        ShopZones zones,
        ExcludedFeatures excluded,
        ConnectionLimits connections) {

    /** Where the time comes from. */
    public enum ClockKind {
        SYSTEM,
        EVENTS
    }

    /** Where the second copy of the signed heads is kept if no other folder is named. */
    public static Path headsBeside(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        Path name = folder.getFileName();
        return name == null ? folder.resolve("heads") : folder.resolveSibling(name + ".heads");
    }

    /** The folder of the log. */
    public Path log() {
        return data.resolve("log");
    }

    /** The folder of the vault. */
    public Path vault() {
        return data.resolve("vault");
    }

    /** The folder of histories. */
    public Path histories() {
        return data.resolve("histories");
    }

    /** The folder that keeps every rulebook version that was ever used. */
    public Path rulebooks() {
        return data.resolve("rulebooks");
    }

    /** The folder of what is derived from the log, put down at the last end. */
    public Path snapshots() {
        return data.resolve("snapshots");
    }

    /** The folder of the decision warehouse, which is derived from the log: a file for each tenant. */
    public Path warehouse() {
        return data.resolve("warehouse");
    }

    /** The folder that models are dropped in by people with access to the disk. */
    public Path models() {
        return data.resolve("models");
    }

    /** The folder that keeps every model that was ever brought or used, by version. */
    public Path registry() {
        return data.resolve("registry");
    }
}
