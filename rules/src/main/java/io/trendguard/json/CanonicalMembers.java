package io.trendguard.json;

import java.util.Arrays;

/** Where the members of one object lie in the buffer. */
final class CanonicalMembers {
    private Member[] members = new Member[8];
    private int count;
    private boolean sorted = true;

    /** A member begins. Names are sorted by UTF-16 code units, as {@link String#compareTo} does. */
    void add(String name, int start) {
        if (count == members.length) {
            members = Arrays.copyOf(members, 2 * count);
        }
        sorted &= count == 0 || members[count - 1].name().compareTo(name) < 0;
        members[count] = new Member(name, start, count);
        count++;
    }

    /** The last member has ended: brings them into order. Throws {@link IllegalArgumentException} for a name that occurs twice. */
    void order(Utf8Buffer out) {
        if (sorted) {
            return;
        }
        int[] ends = new int[count]; // a comma lies between two members
        for (int i = 0; i < count; i++) {
            ends[i] = i + 1 < count ? members[i + 1].start() - 1 : out.size();
        }
        int first = members[0].start();
        Arrays.sort(members, 0, count);
        byte[] ordered = new byte[out.size() - first];
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                if (members[i].name().equals(members[i - 1].name())) {
                    throw new IllegalArgumentException(
                            "The name (%s) occurs twice in one object.".formatted(members[i].name()));
                }
                ordered[at++] = ',';
            }
            int length = ends[members[i].place()] - members[i].start();
            out.copy(members[i].start(), ordered, at, length);
            at += length;
        }
        out.replace(first, ordered);
    }

    private record Member(String name, int start, int place) implements Comparable<Member> {
        @Override
        public int compareTo(Member other) {
            return name.compareTo(other.name);
        }
    }
}
