package io.trendguard.audit.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One file of {@link PowerCutFiles}: what was forced, what programs see, and the writes in between. */
final class PowerCutFile implements LogFile {
    private static final int SECTOR = 512;

    private final PowerCutFiles disk;
    private final List<Written> unforced = new ArrayList<>();
    private byte[] forced = new byte[0];
    private byte[] now = new byte[0];

    PowerCutFile(PowerCutFiles disk) {
        this.disk = disk;
    }

    @Override
    public long size() {
        synchronized (disk) {
            return now.length;
        }
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
        synchronized (disk) {
            disk.check();
            byte[] written = new byte[bytes.remaining()];
            bytes.get(written);
            try {
                disk.change();
            } catch (IOException asked) {
                byte[] some = disk.someOf(written);
                now = laid(now, position, some);
                unforced.add(new Written(position, some));
                throw asked;
            }
            if (disk.failsWrite()) {
                unforced.add(new Written(position, disk.someOf(written)));
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
        synchronized (disk) {
            disk.check();
            if (position >= now.length) {
                return -1;
            }
            int length = (int) Math.min(into.remaining(), now.length - position);
            into.put(now, (int) position, length);
            return length;
        }
    }

    private boolean holdsSomethingUnforced() {
        return unforced.stream().anyMatch(written -> !Arrays.equals(written.bytes(), new byte[written.bytes().length]));
    }

    @Override
    public void force() throws IOException {
        synchronized (disk) {
            disk.change();
            if (holdsSomethingUnforced() && disk.failsForce()) {
                throw new IOException("force failed (as the test asked)");
            }
            if (disk.forces()) {
                forced = now.clone();
                unforced.clear();
            }
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        synchronized (disk) {
            disk.check();
            now = Arrays.copyOf(now, (int) Math.min(size, now.length));
            unforced.clear();
            if (disk.forces()) {
                forced = now.clone();
            }
        }
    }

    @Override
    public void close() {}

    /** The bytes as programs see them. */
    byte[] bytes() {
        synchronized (disk) {
            return now.clone();
        }
    }

    /** The file as the power cut left it: some sectors of some writes, in any order. */
    PowerCutFile afterCut(Random chance, PowerCutFiles found) {
        byte[] left = forced.clone();
        List<Written> sectors = new ArrayList<>();
        for (Written write : unforced) {
            for (int at = 0; at < write.bytes.length; ) {
                int length = (int) Math.min(SECTOR - (write.position + at) % SECTOR, write.bytes.length - at);
                sectors.add(new Written(write.position + at, Arrays.copyOfRange(write.bytes, at, at + length)));
                at += length;
            }
        }
        Collections.shuffle(sectors, chance);
        int keep = chance.nextInt(4);
        for (Written sector : sectors) {
            if (chance.nextInt(3) < keep) {
                left = laid(left, sector.position, sector.bytes);
            }
        }
        PowerCutFile file = new PowerCutFile(found);
        file.forced = left;
        file.now = left.clone();
        return file;
    }

    private record Written(long position, byte[] bytes) {}
}
