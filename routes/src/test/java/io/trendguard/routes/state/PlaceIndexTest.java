package io.trendguard.routes.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceIndexTest {
    @TempDir
    Path folder = Path.of("");

    private PlaceIndex index = new PlaceIndex(folder);

    @BeforeEach
    void anEmptyIndex() {
        index = new PlaceIndex(folder);
    }

    @Test
    void everyNameOfManyIsFoundWhereItWasMentioned() {
        for (int i = 0; i < 50_000; i++) {
            index.add("order-" + i, 3L * i);
            index.add("order-" + i, 3L * i + 1);
        }
        for (int i = 0; i < 50_000; i++) {
            assertThat(index.find("order-" + i)).containsExactly(3L * i, 3L * i + 1);
        }
        assertThat(index.find("order-50000")).isEmpty();
    }

    @Test
    void aNameThatIsMentionedVeryOftenIsFoundEveryTime() {
        for (int i = 0; i < 20_000; i++) {
            index.add("one order", i);
        }
        assertThat(index.find("one order")).hasSize(20_000);
    }

    @Test
    void itIsPutDownInPiecesUpToAnOffset() {
        for (int i = 0; i < 100_000; i++) {
            index.add("order-" + i, i);
        }
        List<byte[]> pieces = new ArrayList<>();
        index.save(79_999, pieces::add);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.length).isLessThanOrEqualTo(1 << 20));

        PlaceIndex again = new PlaceIndex(folder);
        pieces.forEach(again::restore);

        assertThat(again.find("order-0")).containsExactly(0L);
        assertThat(again.find("order-79999")).containsExactly(79_999L);
        assertThat(again.find("order-80000")).isEmpty();
    }

    @Test
    void itsFilesHaveNoNames() {
        index.add("order", 7);
        assertThat(folder).isEmptyDirectory();
    }
}
