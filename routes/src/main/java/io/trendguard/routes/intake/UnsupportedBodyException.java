package io.trendguard.routes.intake;

/** A body that its headers call something that is not read here. */
public final class UnsupportedBodyException extends RuntimeException {
    private final String header;
    private final String accepted;

    private UnsupportedBodyException(String message, String header, String accepted) {
        super(message);
        this.header = header;
        this.accepted = accepted;
    }

    static UnsupportedBodyException type(String sent, String accepted) {
        return new UnsupportedBodyException(
                "The header (Content-Type) with the value (%s) must be one of: %s; text in UTF-8. With curl: -H 'Content-Type: application/json'."
                        .formatted(sent, accepted),
                "Accept-Post",
                accepted);
    }

    static UnsupportedBodyException encoding(String sent, String accepted) {
        return new UnsupportedBodyException(
                "The header (Content-Encoding) with the value (%s) must be one of: %s; or leave it out and send the body as it is."
                        .formatted(sent, accepted),
                "Accept-Encoding",
                accepted);
    }

    /** The header of the answer that says what is read. */
    public String header() {
        return header;
    }

    /** What is read. */
    public String accepted() {
        return accepted;
    }
}
