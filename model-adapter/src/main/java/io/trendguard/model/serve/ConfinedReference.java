package io.trendguard.model.serve;

import io.trendguard.file.ConfinedJvm;
import io.trendguard.file.ConfinedJvm.Limits;
import io.trendguard.file.Folders;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the references of models that nobody here trained, in a JVM of its own: XGBoost is native code, and a model that
 * crashes it ends that JVM and no other.
 */
public final class ConfinedReference {
    /** Long enough for the largest model on a busy machine. */
    public static final Limits DEFAULTS = new Limits(Duration.ofMinutes(2), 640);

    private static final Logger LOG = LoggerFactory.getLogger(ConfinedReference.class);
    private static final String CHECK = "check";
    private static final String ASK = "ask";
    private static final String REFUSED = "refused: ";
    private static final String FINE = "fine";

    private ConfinedReference() {}

    /** Throws {@link IllegalArgumentException} unless {@link RiskModels#load} takes the folder. */
    public static void check(Path folder) {
        said(run(List.of(CHECK, folder.toAbsolutePath().toString())));
    }

    /** What {@link XgboostReference} says of rows. */
    public static List<Probe> ask(byte[] booster, float[] rows, int features) {
        try {
            Path folder = Files.createTempDirectory("trendguard-reference");
            try {
                Path model = Files.write(folder.resolve("model.json"), booster);
                ByteBuffer bytes = ByteBuffer.allocate(rows.length * Float.BYTES);
                bytes.asFloatBuffer().put(rows);
                Path data = Files.write(folder.resolve("rows"), bytes.array());
                String answer = said(run(List.of(ASK, model.toString(), data.toString(), Integer.toString(features))));
                return List.of(Json.mapper().readValue(answer, Probe[].class));
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("XGBoost cannot be asked about the model.", e);
        }
    }

    private static String run(List<String> arguments) {
        try {
            ConfinedJvm.Result result = new ConfinedJvm(DEFAULTS).run(ConfinedReference.class, arguments);
            return switch (result.end()) {
                case DONE -> new String(result.output(), StandardCharsets.UTF_8);
                case OUT_OF_TIME ->
                    REFUSED + "The model was not checked within %s. Train a smaller one.".formatted(DEFAULTS.time());
                case OUT_OF_MEMORY ->
                    REFUSED
                            + "The model needs more than %d MB to be checked. Train a smaller one."
                                    .formatted(DEFAULTS.megabytes());
                case CRASHED -> {
                    LOG.error("The check of a model failed: {}", result.errors());
                    yield REFUSED + "The model could not be checked to the end. Train it again, or report this.";
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be checked.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return REFUSED + "The model was not checked to the end, because we were told to stop. Check it again.";
        }
    }

    private static String said(String answer) {
        int refused = answer.indexOf(REFUSED);
        if (refused >= 0) {
            throw new IllegalArgumentException(
                    answer.substring(refused + REFUSED.length()).strip());
        }
        return answer;
    }

    /** The child: checks a folder, or asks XGBoost about rows, and prints the answer. */
    public static void main(String[] arguments) throws IOException {
        String answer;
        try {
            answer = arguments[0].equals(CHECK)
                    ? checked(Path.of(arguments[1]))
                    : asked(
                            Files.readAllBytes(Path.of(arguments[1])),
                            Files.readAllBytes(Path.of(arguments[2])),
                            Integer.parseInt(arguments[3]));
        } catch (IllegalArgumentException | IllegalStateException e) {
            answer = REFUSED + e.getMessage();
        }
        System.out.write(answer.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static String checked(Path folder) {
        RiskModels.load(folder);
        return FINE;
    }

    private static String asked(byte[] booster, byte[] rows, int features) throws IOException {
        float[] values = new float[rows.length / Float.BYTES];
        ByteBuffer.wrap(rows).asFloatBuffer().get(values);
        return Json.mapper().writeValueAsString(XgboostReference.ask(booster, values, features));
    }
}
