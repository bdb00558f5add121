package io.trendguard.model.mapping;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Sorts more than fits in memory: sorted runs go to temporary files, which are merged. What fits in one run never leaves
 * memory. Equal elements keep their order.
 */
final class DiskSort<T> implements AutoCloseable {
    /** How an element is written and read. */
    interface Form<T> {
        void write(T element, DataOutputStream out) throws IOException;

        T read(DataInputStream in) throws IOException;
    }

    private final Comparator<T> order;
    private final Form<T> form;
    private final int most;
    private final List<Path> runs = new ArrayList<>();
    private final List<Run> open = new ArrayList<>();
    private List<T> run = new ArrayList<>();

    /** @param most how many elements are held in memory */
    DiskSort(Comparator<T> order, Form<T> form, int most) {
        this.order = order;
        this.form = form;
        this.most = most;
    }

    void add(T element) {
        run.add(element);
        if (run.size() >= most) {
            spill();
        }
    }

    private void spill() {
        run.sort(order);
        try {
            Path file = Files.createTempFile("trendguard-sort", ".run");
            file.toFile().deleteOnExit();
            runs.add(file);
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                out.writeInt(run.size());
                for (T element : run) {
                    form.write(element, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "A table is too large for memory and cannot be sorted in the temporary folder (%s). Make room there."
                            .formatted(System.getProperty("java.io.tmpdir")),
                    e);
        }
        run = new ArrayList<>();
    }

    /** All elements in order; nothing can be added any more. */
    Iterator<T> sorted() {
        run.sort(order);
        if (runs.isEmpty()) {
            return run.iterator();
        }
        List<Iterator<T>> all = new ArrayList<>();
        runs.forEach(file -> open.add(new Run(file)));
        all.addAll(open);
        all.add(run.iterator());
        return new Merge<>(all, order);
    }

    /** Removes the temporary files that have not been read to their end. */
    @Override
    public void close() {
        open.forEach(Run::close);
        open.clear();
    }

    /** A sorted run in a file, which is gone once it has been read. */
    private final class Run implements Iterator<T> {
        private final DataInputStream in;
        private int left;

        Run(Path file) {
            try {
                in = new DataInputStream(new BufferedInputStream(
                        Files.newInputStream(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)));
                left = in.readInt();
            } catch (IOException e) {
                throw new UncheckedIOException("The temporary file (%s) cannot be read.".formatted(file), e);
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException("A temporary file cannot be closed.", e);
            }
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public T next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            try {
                T element = form.read(in);
                left--;
                if (left == 0) {
                    in.close();
                }
                return element;
            } catch (IOException e) {
                throw new UncheckedIOException("A temporary file cannot be read.", e);
            }
        }
    }

    /** Sorted runs as one. */
    private static final class Merge<T> implements Iterator<T> {
        private record Head<T>(T element, int run, Iterator<T> rest) {}

        private final PriorityQueue<Head<T>> heads;

        Merge(List<Iterator<T>> runs, Comparator<T> order) {
            heads = new PriorityQueue<>(Comparator.comparing((Head<T> head) -> head.element(), order)
                    .thenComparingInt(Head::run));
            for (int i = 0; i < runs.size(); i++) {
                push(i, runs.get(i));
            }
        }

        private void push(int run, Iterator<T> rest) {
            if (rest.hasNext()) {
                heads.add(new Head<>(rest.next(), run, rest));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public T next() {
            Head<T> head = heads.remove();
            push(head.run(), head.rest());
            return head.element();
        }
    }
}
