package io.trendguard.text;

import com.ibm.icu.text.IDNA;
import java.util.regex.Pattern;

/**
 * One mailbox (RFC 5321, section 4.1.2). A domain with letters of other scripts becomes its A-labels (IDNA 2008, as UTS 46
 * processes it), so that {@code ß} leads to the domain with {@code ß} and to no other.
 */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+([.][A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?[.])+[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    private EmailAddress() {}

    /** The address with its domain in ASCII. */
    public static Spelling of(String text) {
        String address = Spelling.trimmed(text);
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return refused("has no @");
        }
        if (address.chars().anyMatch(c -> c == ',' || c == ';' || c == '<' || c == '>')) {
            return refused("holds a list, a name or brackets");
        }
        String local = address.substring(0, at);
        if (local.startsWith("\"")) {
            return refused("is quoted before the @, which hardly any server takes");
        }
        if (!local.chars().allMatch(c -> c < 0x80)) {
            return refused("has letters before the @ that are not ASCII, which needs an extension of mail servers"
                    + " (SMTPUTF8) that is not used here");
        }
        if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
            return refused("has something before the @ that cannot stand there: a space, a second @, a dot at an end or"
                    + " next to another, or more than %d characters".formatted(LONGEST_LOCAL));
        }
        return withDomain(local, address.substring(at + 1));
    }

    private static Spelling withDomain(String local, String written) {
        IDNA.Info info = new IDNA.Info();
        String domain = NAMES.nameToASCII(written, new StringBuilder(), info).toString();
        if (info.hasErrors()
                || domain.length() > LONGEST_DOMAIN
                || !DOMAIN.matcher(domain).matches()) {
            return refused(
                    "has no domain after the @ that can exist, which is two or more names with dots between them");
        }
        String address = local + "@" + domain;
        return address.length() > LONGEST
                ? refused("has more than %d characters".formatted(LONGEST))
                : new Spelling.Known(address);
    }

    private static Spelling refused(String why) {
        return new Spelling.Refused(
                "must be one e-mail address and nothing else, such as ada@example.org; this one " + why);
    }
}
