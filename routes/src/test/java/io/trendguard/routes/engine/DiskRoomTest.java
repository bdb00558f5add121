package io.trendguard.routes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the disk takes writes is found out by writing, except where a disk may be missing. */
class DiskRoomTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void anEmptyFolderStaysEmptyAtTheStart() {
        assertThat(DiskRoom.forStart(folder)).isNotNull();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNewOrHoldsSomethingIsTriedByWriting() throws IOException {
        Path made = folder.resolve("data");
        DiskRoom room = DiskRoom.forStart(made);
        assertThat(made).isNotEmptyDirectory();
        assertThat(room.trouble()).isEmpty();
        Files.createDirectory(Files.createDirectory(folder.resolve("blocked")).resolve("probe"));
        assertThatThrownBy(() -> DiskRoom.forStart(folder.resolve("blocked")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blocked) takes no writes");
    }
}
