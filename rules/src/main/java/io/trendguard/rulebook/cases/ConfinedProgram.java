package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trendguard.file.ConfinedJvm;
import io.trendguard.file.ConfinedJvm.Limits;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that works on rulebooks in a JVM of its own and answers in JSON, or in words why it could not. */
final class ConfinedProgram {
    /** The file that a refusal of the whole rulebook names. */
    static final String WHOLE = "rulebook.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(ConfinedProgram.class);

    private final Limits limits;

    ConfinedProgram(Limits limits) {
        this.limits = limits;
    }

    /**
     * Runs a program.
     *
     * @param answer what it prints
     * @param refused the answer where it came to no end, from a sentence that says why
     */
    <T> T run(Class<?> program, List<String> arguments, TypeReference<T> answer, Function<String, T> refused) {
        try {
            ConfinedJvm.Result result = new ConfinedJvm(limits).run(program, arguments);
            return switch (result.end()) {
                case DONE -> Json.mapper().readValue(result.output(), answer);
                case OUT_OF_TIME ->
                    refused.apply("The rulebook was not checked within %s. Make its tables and cases smaller."
                            .formatted(limits.time()));
                case OUT_OF_MEMORY ->
                    refused.apply("The rulebook needs more than %d MB to be checked. Make its tables and cases smaller."
                            .formatted(limits.megabytes()));
                case CRASHED -> {
                    LOG.error("The check of the rulebook ({}) failed: {}", arguments, result.errors());
                    yield refused.apply(
                            "The rulebook could not be checked to the end. Take back the latest change, or report this.");
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook (%s) cannot be checked.".formatted(arguments), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused.apply(
                    "The rulebook was not checked to the end, because we were told to stop. Check it again.");
        }
    }
}
