package io.trendguard.audit.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A disk that keeps only what it must: on a power cut, every 512-byte sector that was written and not forced is kept or
 * lost by itself, in any of the versions that were written, and so is every name that was not forced.
 */
public final class PowerCutFiles implements LogFiles {
    private final Random chance;
    private Map<String, PowerCutFile> names = new HashMap<>();
    private Map<String, PowerCutFile> forcedNames = new HashMap<>();
    private boolean off;
    private boolean forces = true;
    private int failForces;
    private int failWrites;
    private long room = Long.MAX_VALUE;
    private long changesUntilCut = Long.MAX_VALUE;
    private long changesUntilFailure = Long.MAX_VALUE;

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

    /** Cuts the power after that many more writes, forces and changes of names; a write leaves some of its bytes then. */
    public synchronized void cutAfter(int changes) {
        changesUntilCut = changes;
    }

    /** After that many more writes, forces and changes of names, one fails; a write then leaves some of its bytes. */
    public synchronized void failAfter(int changes) {
        changesUntilFailure = changes;
    }

    /** The disk as it is found when power is back. */
    public synchronized PowerCutFiles restart() {
        PowerCutFiles found = new PowerCutFiles(chance.nextLong());
        Map<String, PowerCutFile> kept = new HashMap<>(forcedNames);
        names.forEach((name, file) -> {
            if (kept.get(name) != file && chance.nextBoolean()) {
                kept.values().removeIf(other -> other == file);
                kept.put(name, file);
            }
        });
        for (String name : forcedNames.keySet()) {
            if (!names.containsKey(name) && chance.nextBoolean()) {
                kept.remove(name);
            }
        }
        Map<PowerCutFile, PowerCutFile> after = new HashMap<>();
        kept.forEach((name, file) ->
                found.names.put(name, after.computeIfAbsent(file, cut -> cut.afterCut(chance, found))));
        found.forcedNames = new HashMap<>(found.names);
        return found;
    }

    /** The bytes of a file as programs see them. */
    public synchronized byte[] bytes(String name) {
        PowerCutFile file = names.get(name);
        if (file == null) {
            throw new IllegalArgumentException(name);
        }
        return file.bytes();
    }

    @Override
    public synchronized LogFile create(String name, long size) throws IOException {
        change();
        if (names.containsKey(name)) {
            throw new IOException(name + " exists");
        }
        if (size > room) {
            throw new IOException("No space left on device");
        }
        room -= size;
        PowerCutFile file = new PowerCutFile(this);
        names.put(name, file);
        file.write(ByteBuffer.allocate((int) size), 0);
        return file;
    }

    @Override
    public synchronized LogFile open(String name) throws IOException {
        check();
        PowerCutFile file = names.get(name);
        if (file == null) {
            throw new FileNotFoundException(name);
        }
        return file;
    }

    @Override
    public synchronized SortedSet<String> names() throws IOException {
        check();
        return new TreeSet<>(names.keySet());
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        change();
        PowerCutFile file = names.remove(from);
        if (file == null) {
            throw new FileNotFoundException(from);
        }
        names.put(to, file);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        change();
        names.remove(name);
    }

    @Override
    public synchronized void forceNames() throws IOException {
        change();
        forcedNames = new HashMap<>(names);
    }

    @Override
    public String describe(String name) {
        return "disk/" + name;
    }

    /** Fails once the power is cut. */
    void check() throws IOException {
        if (off) {
            throw new IOException("the power is cut");
        }
    }

    /** Before each change: fails where the test asked for it. */
    void change() throws IOException {
        off |= changesUntilCut-- == 0;
        check();
        if (changesUntilFailure-- == 0) {
            throw new IOException("a change failed (as the test asked)");
        }
    }

    /** Whether this write is one that the test asked to fail. */
    boolean failsWrite() {
        return failWrites > 0 && failWrites-- > 0;
    }

    /** Whether this force is one that the test asked to fail. */
    boolean failsForce() {
        return failForces > 0 && failForces-- > 0;
    }

    /** What a failed write left of its bytes. */
    byte[] someOf(byte[] written) {
        return Arrays.copyOf(written, chance.nextInt(written.length + 1));
    }

    boolean forces() {
        return forces;
    }
}
