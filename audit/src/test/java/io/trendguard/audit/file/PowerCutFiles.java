package io.trendguard.audit.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A disk that keeps only what it must: on a power cut, every 512-byte sector that was written and not forced is kept or
 * lost by itself, in any of the versions that were written, and so is every name that was not forced.
 */
public final class PowerCutFiles implements LogFiles {
    private static final int SECTOR = 512;

    private final Random chance;
    private Map<String, Disk> names = new HashMap<>();
    private Map<String, Disk> forcedNames = new HashMap<>();
    private boolean off;
    private boolean forces = true;
    private int failForces;
    private int failWrites;
    private long room = Long.MAX_VALUE;

    public PowerCutFiles(long seed) {
        chance = new Random(seed);
    }

    /** From now on the force of a file does nothing, as if its call were deleted: the tests must notice. */
    public synchronized void ignoreForces() {
        forces = false;
    }

    /**
     * The next so many forces fail, and nobody knows what they left on the disk. Files of nothing but zeros, which are laid
     * out beside the writing at any moment, do not count.
     */
    public synchronized void failForces(int times) {
        failForces = times;
    }

    public synchronized void failWrites(int times) {
        failWrites = times;
    }

    /** How many bytes new files may still take. */
    public synchronized void room(long bytes) {
        room = bytes;
    }

    /** Cuts the power: from now on nothing works. */
    public synchronized void cut() {
        off = true;
    }

    /** The disk as it is found when power is back. */
    public synchronized PowerCutFiles restart() {
        PowerCutFiles found = new PowerCutFiles(chance.nextLong());
        Map<String, Disk> kept = new HashMap<>(forcedNames);
        names.forEach((name, disk) -> {
            if (kept.get(name) != disk && chance.nextBoolean()) {
                kept.values().removeIf(other -> other == disk);
                kept.put(name, disk);
            }
        });
        for (String name : forcedNames.keySet()) {
            if (!names.containsKey(name) && chance.nextBoolean()) {
                kept.remove(name);
            }
        }
        Map<Disk, Disk> after = new HashMap<>();
        kept.forEach((name, disk) ->
                found.names.put(name, after.computeIfAbsent(disk, d -> d.afterCut(chance, found))));
        found.forcedNames = new HashMap<>(found.names);
        return found;
    }

    /** The bytes of a file as programs see them. */
    public synchronized byte[] bytes(String name) {
        Disk disk = names.get(name);
        if (disk == null) {
            throw new IllegalArgumentException(name);
        }
        return disk.now.clone();
    }

    @Override
    public synchronized LogFile create(String name, long size) throws IOException {
        check();
        if (names.containsKey(name)) {
            throw new IOException(name + " exists");
        }
        if (size > room) {
            throw new IOException("No space left on device");
        }
        room -= size;
        Disk disk = new Disk(this);
        names.put(name, disk);
        disk.write(ByteBuffer.allocate((int) size), 0);
        return disk;
    }

    @Override
    public synchronized LogFile open(String name) throws IOException {
        check();
        Disk disk = names.get(name);
        if (disk == null) {
            throw new FileNotFoundException(name);
        }
        return disk;
    }

    @Override
    public synchronized SortedSet<String> names() throws IOException {
        check();
        return new TreeSet<>(names.keySet());
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        check();
        Disk disk = names.remove(from);
        if (disk == null) {
            throw new FileNotFoundException(from);
        }
        names.put(to, disk);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        check();
        names.remove(name);
    }

    @Override
    public synchronized void forceNames() throws IOException {
        check();
        forcedNames = new HashMap<>(names);
    }

    @Override
    public String describe(String name) {
        return "disk/" + name;
    }

    private void check() throws IOException {
        if (off) {
            throw new IOException("the power is cut");
        }
    }

    private static final class Disk implements LogFile {
        private final PowerCutFiles owner;
        private final List<Written> unforced = new ArrayList<>();
        private byte[] forced = new byte[0];
        private byte[] now = new byte[0];

        Disk(PowerCutFiles owner) {
            this.owner = owner;
        }

        @Override
        public long size() {
            synchronized (owner) {
                return now.length;
            }
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            synchronized (owner) {
                owner.check();
                byte[] written = new byte[bytes.remaining()];
                bytes.get(written);
                if (owner.failWrites > 0) {
                    owner.failWrites--;
                    unforced.add(
                            new Written(position, Arrays.copyOf(written, owner.chance.nextInt(written.length + 1))));
                    throw new IOException("write failed (as the test asked)");
                }
                now = laid(now, position, written);
                unforced.add(new Written(position, written));
            }
        }

        private static byte[] laid(byte[] under, long position, byte[] bytes) {
            byte[] result = Arrays.copyOf(under, (int) Math.max(under.length, position + bytes.length));
            System.arraycopy(bytes, 0, result, (int) position, bytes.length);
            return result;
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            synchronized (owner) {
                owner.check();
                if (position >= now.length) {
                    return -1;
                }
                int length = (int) Math.min(into.remaining(), now.length - position);
                into.put(now, (int) position, length);
                return length;
            }
        }

        private boolean holdsSomethingUnforced() {
            return unforced.stream()
                    .anyMatch(written -> !Arrays.equals(written.bytes(), new byte[written.bytes().length]));
        }

        @Override
        public void force() throws IOException {
            synchronized (owner) {
                owner.check();
                if (owner.failForces > 0 && holdsSomethingUnforced()) {
                    owner.failForces--;
                    throw new IOException("force failed (as the test asked)");
                }
                if (owner.forces) {
                    forced = now.clone();
                    unforced.clear();
                }
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (owner) {
                owner.check();
                now = Arrays.copyOf(now, (int) Math.min(size, now.length));
                unforced.clear();
                if (owner.forces) {
                    forced = now.clone();
                }
            }
        }

        @Override
        public void close() {}

        /** Some sectors of some writes, in any order. */
        Disk afterCut(Random chance, PowerCutFiles found) {
            byte[] left = forced.clone();
            List<Written> sectors = new ArrayList<>();
            for (Written write : unforced) {
                for (int at = 0; at < write.bytes.length; ) {
                    int length = (int) Math.min(SECTOR - (write.position + at) % SECTOR, write.bytes.length - at);
                    sectors.add(new Written(write.position + at, Arrays.copyOfRange(write.bytes, at, at + length)));
                    at += length;
                }
            }
            java.util.Collections.shuffle(sectors, chance);
            int keep = chance.nextInt(4);
            for (Written sector : sectors) {
                if (chance.nextInt(3) < keep) {
                    left = laid(left, sector.position, sector.bytes);
                }
            }
            Disk disk = new Disk(found);
            disk.forced = left;
            disk.now = left.clone();
            return disk;
        }

        private record Written(long position, byte[] bytes) {}
    }
}
