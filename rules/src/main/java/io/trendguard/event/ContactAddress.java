package io.trendguard.event;

import io.trendguard.text.EmailAddress;
import io.trendguard.text.PhoneNumber;
import io.trendguard.text.Spelling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks an address by the channel that its record names, before it is sealed: afterwards nobody can read it. */
public final class ContactAddress {
    private ContactAddress() {}

    /**
     * Puts addresses into the spelling of their standard, in place, or says what is wrong with them. Who withdraws consent
     * is not held up by an address that cannot be read: it is left out.
     */
    static void check(List<FieldSchema> fields, @Nullable Object[] values, Reading reading) {
        for (int i = 0; i < values.length; i++) {
            boolean isAddress = fields.get(i).type() instanceof TextType text && text.form() == Describe.Form.ADDRESS;
            if (isAddress && values[i] instanceof Optional<?> sent && sent.isPresent()) {
                values[i] = spelled(fields.get(i), (String) sent.get(), values, reading);
            }
        }
    }

    private static Optional<String> spelled(
            FieldSchema field, String sent, @Nullable Object[] values, Reading reading) {
        Spelling spelling = new Spelling.Known(sent);
        boolean withdrawn = false;
        for (Object value : values) {
            if (value instanceof Channel channel) {
                spelling = on(channel, sent);
            }
            withdrawn |= Boolean.FALSE.equals(value);
        }
        if (spelling instanceof Spelling.Known known) {
            return Optional.of(known.text());
        }
        if (!withdrawn) {
            reading.enter(field.name());
            reading.refuse(Finding.WITHHELD, ((Spelling.Refused) spelling).remedy());
            reading.leave();
        }
        return Optional.empty();
    }

    /** An address in the spelling of its channel. */
    public static Spelling on(Channel channel, String address) {
        return switch (channel) {
            case EMAIL -> EmailAddress.of(address);
            case SMS -> PhoneNumber.of(address);
            case PUSH, CHECKOUT, WEBHOOK, INTERNAL -> new Spelling.Known(Spelling.trimmed(address));
        };
    }
}
