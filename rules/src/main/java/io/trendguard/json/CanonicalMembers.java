package io.trendguard.json;

import java.util.Arrays;

/** Where the members of one object lie in the buffer; used again for the next object. */
final class CanonicalMembers {
    private String[] names = new String[16];
    private int[] starts = new int[16];
    private int count;
    private boolean sorted;

    /** An object begins. */
    CanonicalMembers begin() {
        count = 0;
        sorted = true;
        return this;
    }

    /** A member begins. Names are sorted by UTF-16 code units, as {@link String#compareTo} does. */
    void add(String name, int start) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
        }
        sorted &= count == 0 || names[count - 1].compareTo(name) < 0;
        names[count] = name;
        starts[count] = start;
        count++;
    }

    /** The last member has ended: brings them into order. Throws {@link IllegalArgumentException} for a name that occurs twice. */
    void order(Utf8Buffer out) {
        if (sorted) {
            return;
        }
        Member[] members = members(out);
        Arrays.sort(members);
        int first = starts[0];
        byte[] ordered = new byte[out.size() - first];
        int at = 0;
        for (int i = 0; i < count; i++) {
            Member member = members[i];
            if (i > 0) {
                if (member.name().equals(members[i - 1].name())) {
                    throw new IllegalArgumentException(
                            "The name (%s) occurs twice in one object.".formatted(member.name()));
                }
                ordered[at++] = ',';
            }
            int length = member.end() - member.start();
            out.copy(member.start(), ordered, at, length);
            at += length;
        }
        out.replace(first, ordered);
    }

    private Member[] members(Utf8Buffer out) {
        Member[] members = new Member[count];
        for (int i = 0; i < count; i++) {
            int end = i + 1 < count ? starts[i + 1] - 1 : out.size(); // a comma lies between two members
            members[i] = new Member(names[i], starts[i], end);
        }
        return members;
    }

    private record Member(String name, int start, int end) implements Comparable<Member> {
        @Override
        public int compareTo(Member other) {
            return name.compareTo(other.name);
        }
    }
}
