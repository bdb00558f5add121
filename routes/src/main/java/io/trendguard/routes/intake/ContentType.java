package io.trendguard.routes.intake;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a call may name its body: nothing, JSON of any kind, or what curl says by itself of a body given with -d. */
final class ContentType {
    static final String JSON = "application/json";
    static final String ACCEPTED = "application/cloudevents+json, application/cloudevents-batch+json, " + JSON;

    private static final Pattern TYPE = Pattern.compile(
            "\\s*([a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,120})\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON_KIND = Pattern.compile("(application|text)/(json|[^/]+\\+json)");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNICODE = Pattern.compile("utf-?8|us-ascii|ascii", Pattern.CASE_INSENSITIVE);

    private ContentType() {}

    /** The type to read the body by; throws {@link UnsupportedBodyException} for one that is not read. */
    static String readAs(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return JSON;
        }
        Matcher parts = TYPE.matcher(sent);
        if (!parts.matches()) {
            throw UnsupportedBodyException.type(sent, ACCEPTED);
        }
        String type = parts.group(1).toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(sent);
        boolean readable = !charset.find() || UNICODE.matcher(charset.group(1)).matches();
        if (type.equals("application/x-www-form-urlencoded") && readable) {
            return JSON; // nobody sends a form here; it is what curl -d says of any body
        }
        if (!readable || !JSON_KIND.matcher(type).matches()) {
            throw UnsupportedBodyException.type(sent, ACCEPTED);
        }
        return type;
    }
}
