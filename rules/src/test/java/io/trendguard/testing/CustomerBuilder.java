package io.trendguard.testing;

import io.trendguard.contact.ContactReading;
import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.contact.ContactReading.ConsentState;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import io.trendguard.experiment.Arm;
import io.trendguard.experiment.ArmAssignment;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A customer, told by what matters: history, consent, arm. Unless said otherwise every channel may be used. */
public final class CustomerBuilder {
    private final Map<String, Float> features = new TreeMap<>();
    private final EnumMap<Channel, ChannelReading> channels = new EnumMap<>(Channel.class);
    private Optional<String> timeZone = Optional.of("Europe/Berlin");
    private Optional<String> locale = Optional.of("en");
    private int offersMade;
    private int offersAccepted;
    private Arm arm = Arm.MODEL_AND_OFFER;

    private CustomerBuilder(int ordersBefore, int orders90d, float returnRate) {
        features.put("orders_before", (float) ordersBefore);
        features.put("orders_90d", (float) orders90d);
        features.put("prior_return_rate_90d", returnRate);
        features.put("tenure_days", ordersBefore == 0 ? 0f : 400f);
        for (Channel channel : new Channel[] {Channel.EMAIL, Channel.SMS, Channel.PUSH}) {
            channels.put(channel, new ChannelReading(ConsentState.GRANTED, true, 0, 0, Optional.empty()));
        }
    }

    /** Somebody who has never bought before. */
    public static CustomerBuilder aNewBuyer() {
        return new CustomerBuilder(0, 0, 0f);
    }

    /** Somebody who buys often and keeps it. */
    public static CustomerBuilder aLoyalCustomer() {
        return new CustomerBuilder(20, 5, 0.05f);
    }

    /** Somebody who sends most orders back. */
    public static CustomerBuilder aRepeatReturner() {
        return new CustomerBuilder(12, 6, 0.7f);
    }

    /** Says what is known of a channel. */
    public CustomerBuilder on(
            Channel channel, ConsentState consent, boolean reachable, int last24Hours, int last7Days) {
        channels.put(channel, new ChannelReading(consent, reachable, last24Hours, last7Days, Optional.empty()));
        return this;
    }

    /** Refuses messages on a channel. */
    public CustomerBuilder refusing(Channel channel) {
        return on(channel, ConsentState.REFUSED, true, 0, 0);
    }

    /** Was contacted so often. */
    public CustomerBuilder contacted(Channel channel, int last24Hours, int last7Days) {
        return on(channel, ConsentState.GRANTED, true, last24Hours, last7Days);
    }

    /** Lives in an unknown time zone. */
    public CustomerBuilder inAnUnknownTimeZone() {
        timeZone = Optional.empty();
        return this;
    }

    /** Lives in a time zone. */
    public CustomerBuilder in(String zone) {
        timeZone = Optional.of(zone);
        return this;
    }

    /** Reads a language. */
    public CustomerBuilder reading(String language) {
        locale = Optional.of(language);
        return this;
    }

    /** Was made so many offers and took some. */
    public CustomerBuilder whoTook(int accepted, int made) {
        offersAccepted = accepted;
        offersMade = made;
        return this;
    }

    /** Is in an arm. */
    public CustomerBuilder in(Arm assigned) {
        arm = assigned;
        return this;
    }

    PersonRef person() {
        return new PersonRef("p_AAAAAAAAAAAAAAAAAAAAAA");
    }

    Map<String, Float> features() {
        return features;
    }

    ContactReading reading() {
        return new ContactReading(channels, timeZone, locale, offersMade, offersAccepted);
    }

    ArmAssignment assignment() {
        double propensity = arm == Arm.HOLDOUT ? 0.05 : 0.475;
        return new ArmAssignment(arm, propensity, "regret-1:" + person().id());
    }
}
