package io.trendguard.warehouse.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The saved views of each tenant, a small file for each, which is replaced as a whole. */
record ViewFile(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(ViewFile.class);

    /** A view as the file holds it. */
    record Stored(String name, String list, String query) {}

    /** What the file holds. */
    record Content(List<Stored> views) {}

    private Path path(Tenant tenant) {
        return folder.resolve(tenant.id() + ".json");
    }

    List<Stored> read(Tenant tenant) {
        Path path = path(tenant);
        try {
            return Files.exists(path)
                    ? List.copyOf(Json.mapper()
                            .readValue(Files.readAllBytes(path), Content.class)
                            .views())
                    : List.of();
        } catch (JsonProcessingException e) {
            return setAside(path, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The saved views in (%s) cannot be read.".formatted(path), e);
        }
    }

    private static List<Stored> setAside(Path path, JsonProcessingException damage) {
        Path broken = path.resolveSibling(path.getFileName() + ".broken");
        LOG.error("The saved views in ({}) cannot be read; the file is kept as ({}).", path, broken, damage);
        try {
            Files.move(path, broken, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of();
    }

    void write(Tenant tenant, List<Stored> views) {
        Path path = path(tenant);
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            Files.createDirectories(folder);
            Files.write(next, Json.mapper().writeValueAsBytes(new Content(views)));
            try (FileChannel file = FileChannel.open(next, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The saved views in (%s) cannot be written.".formatted(path), e);
        }
    }
}
