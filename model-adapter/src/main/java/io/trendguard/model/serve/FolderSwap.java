package io.trendguard.model.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Puts a folder of files in the place of another as a whole, so that no reader ever meets a part of it. */
final class FolderSwap {
    private FolderSwap() {}

    /** Writes the files beside the target and then takes its place. */
    static void write(Path folder, Map<String, byte[]> files) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("A model cannot be written to the root (%s).".formatted(folder));
        }
        Files.createDirectories(parent);
        String suffix = "." + ProcessHandle.current().pid();
        Path draft = target.resolveSibling("." + target.getFileName() + ".draft" + suffix);
        Path old = target.resolveSibling("." + target.getFileName() + ".old" + suffix);
        delete(draft);
        delete(old);
        Files.createDirectory(draft);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(draft.resolve(file.getKey()), file.getValue());
        }
        if (Files.exists(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
