package io.trendguard.routes.command;

import io.trendguard.model.mapping.InvalidFileException;
import io.trendguard.model.mapping.MappingDraft;
import io.trendguard.model.mapping.MappingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Works on mappings. */
@Command(
        name = "mapping",
        description = "Drafts and checks mappings, which say how files become events or features.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(draft | check)")
final class MappingCommand {
    @Command(
            name = "draft",
            description =
                    "Writes a first mapping for a table. Every guess says its reason; read it, correct it, and train"
                            + " with it.",
            mixinStandardHelpOptions = true)
    int draft(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "tables with one heading, plain or .gz")
                    List<Path> files,
            @Option(names = "--out", description = "the mapping to write (default: it is printed)") Path out,
            @Option(names = "--name", defaultValue = "mine", description = "its name (default: ${DEFAULT-VALUE})")
                    String name)
            throws IOException {
        String yaml = MappingDraft.of(files, name);
        if (out == null) {
            System.out.print(yaml);
            return 0;
        }
        if (Files.exists(out)) {
            throw new InvalidFileException("The file (%s) exists. Name one that does not.".formatted(out));
        }
        Files.writeString(out, yaml);
        System.out.printf(
                "%s is written. Read its comments, then: train --mapping %s --history FILE --out DIR%n", out, out);
        return 0;
    }

    @Command(
            name = "check",
            description = "Says what is wrong with a mapping, with lines and remedies; exit code 1 if anything is.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "FILE", description = "a mapping, or the name of a shipped one") String file) {
        MappingFile mapping = MappingFile.load(file);
        System.out.printf("%s: nothing to complain about. It is of format %s.%n", mapping.name(), mapping.format());
        return 0;
    }
}
