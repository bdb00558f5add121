package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sorting what does not fit in memory. */
class DiskSortTest {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private static final class Numbers implements DiskSort.Form<Integer> {
        @Override
        public void write(Integer element, DataOutputStream out) throws IOException {
            out.writeInt(element);
        }

        @Override
        public Integer read(DataInputStream in) throws IOException {
            return in.readInt();
        }
    }

    private static DiskSort<Integer> of(int most, Integer... elements) {
        DiskSort<Integer> sort = new DiskSort<>(Comparator.naturalOrder(), new Numbers(), most);
        List.of(elements).forEach(sort::add);
        return sort;
    }

    @Test
    void runsOnDiskAndWhatIsLeftInMemoryComeAsOne() {
        List<Integer> all = new ArrayList<>();
        of(2, 5, 3, 9, 1, 7).sorted().forEachRemaining(all::add);
        assertThat(all).containsExactly(1, 3, 5, 7, 9);
    }

    @Test
    void whoStopsBeforeTheEndLeavesNoFile() throws IOException {
        assumeTrue(Files.isDirectory(OPEN_FILES), "only Linux tells which files are open");
        long before = runs();
        DiskSort<Integer> sort = of(2, 5, 3, 9, 1, 7);
        Iterator<Integer> sorted = sort.sorted();
        assertThat(sorted.next()).isEqualTo(1);
        assertThat(runs()).as("a run whose file goes when it is closed").isGreaterThan(before);
        sort.close();
        assertThat(runs()).isEqualTo(before);
    }

    private static long runs() throws IOException {
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            return open.filter(one -> {
                        try {
                            return Files.readSymbolicLink(one).toString().contains("trendguard-sort");
                        } catch (IOException e) {
                            return false; // the listing's own is gone by now
                        }
                    })
                    .count();
        }
    }
}
