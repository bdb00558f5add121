package io.trendguard.audit.proof;

/** A proof that does not prove: something was changed, left out, made up or signed by another key. */
public final class ProofException extends RuntimeException {
    public ProofException(String message) {
        super(message);
    }
}
