package io.trendguard.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trendguard.json.JsonWords;
import java.io.EOFException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong, for the person who typed a command: a sentence of ours, or the machine's fault put into words. The names
 * of classes, and what a parser says of itself, help nobody.
 */
public final class ErrorWords {
    /** What is said of an error that has no words of its own. */
    public static final String UNFORESEEN =
            "TrendGuard stopped at a fault of its own. Please report it with the command and its files; with the"
                    + " environment variable TRENDGUARD_TRACE=1 the command prints where it happened.";

    /** The name of a class, unless it is a value that our sentence repeats in brackets or a part of a path. */
    private static final Pattern CLASS = Pattern.compile(
            "(?<![(/\\\\.\\w])((java|javax|jakarta|com|org|io|sun|jdk|ml|net|picocli)([.][a-z_]\\w*)+[.][A-Z]\\w+"
                    + "|[A-Z]\\w+(Exception|Error)\\b)");

    private static final Logger LOG = LoggerFactory.getLogger(ErrorWords.class);

    private ErrorWords() {}

    /** The error for an entry of the log. What has no words of its own is written to the service's log file and nowhere else. */
    public static String recorded(Throwable error) {
        Optional<String> words = told(error);
        if (words.isEmpty()) {
            LOG.error("A fault of the program, without words of its own.", error);
        }
        return words.orElse("A fault of the program stopped it; the log file of the service says where.");
    }

    /** The error in a line. */
    public static String of(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            Optional<String> words = told(cause);
            if (words.isPresent()) {
                return words.get();
            }
        }
        return UNFORESEEN;
    }

    private static Optional<String> told(Throwable error) {
        if (error instanceof JsonProcessingException json) {
            return Optional.of("A text cannot be read: %s.".formatted(JsonWords.of(json)));
        }
        if (error instanceof FileSystemException file) {
            return Optional.of(file(file));
        }
        if (error instanceof CharacterCodingException) {
            return Optional.of("A file is not UTF-8 text. Save it as UTF-8.");
        }
        if (error instanceof ZipException || error instanceof EOFException) {
            return Optional.of("A compressed file is damaged or truncated. Copy it again.");
        }
        if (error instanceof InvalidPathException path) {
            return Optional.of("The path (%s) is not valid on this machine. Correct it.".formatted(path.getInput()));
        }
        if (error instanceof StackOverflowError) {
            return Optional.of("A file is nested deeper than can be read. Make it flatter.");
        }
        if (error instanceof OutOfMemoryError) {
            return Optional.of("There is not enough memory. Give the command more (java -Xmx4g), or smaller files.");
        }
        return Optional.ofNullable(error.getMessage()).filter(message -> isOurs(error, message));
    }

    private static String file(FileSystemException error) {
        String file = error.getFile();
        if (error instanceof NoSuchFileException) {
            return "The file (%s) does not exist. Check its path.".formatted(file);
        }
        if (error instanceof AccessDeniedException) {
            return "This user may not read or write the file (%s). Change its permissions, or name another file."
                    .formatted(file);
        }
        if (error instanceof FileAlreadyExistsException) {
            return "(%s) already exists. Name another file or folder.".formatted(file);
        }
        if (error instanceof NotDirectoryException) {
            return "(%s) is a file and must be a folder.".formatted(file);
        }
        if (error instanceof DirectoryNotEmptyException) {
            return "The folder (%s) is not empty. Name a new one.".formatted(file);
        }
        return "(%s) cannot be read or written: %s."
                .formatted(
                        file,
                        Optional.ofNullable(error.getReason())
                                .filter(reason -> !CLASS.matcher(reason).find())
                                .orElse("the machine refused it"));
    }

    /** Our own errors are sentences. What the JDK says of a fault in a program is not one, nor is a message that only repeats its cause. */
    private static boolean isOurs(Throwable error, String message) {
        boolean fault = error instanceof NullPointerException
                || error instanceof ClassCastException
                || error instanceof IndexOutOfBoundsException
                || error instanceof ArithmeticException
                || error instanceof NumberFormatException
                || error instanceof UnsupportedOperationException
                || (error instanceof Error && !(error instanceof LinkageError));
        return !fault && !message.isBlank() && (isNamed(error) || isSentence(message));
    }

    private static boolean isNamed(Throwable error) {
        return error.getClass().getName().startsWith("io.trendguard.");
    }

    private static boolean isSentence(String message) {
        return message.indexOf(' ') > 0 && !CLASS.matcher(message).find();
    }
}
