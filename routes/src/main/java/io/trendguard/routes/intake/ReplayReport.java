package io.trendguard.routes.intake;

import io.trendguard.routes.intake.DeadLetterStore.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the dead letters of a group, or would: looked = accepted + repeated + failed + not replayable + unfinished.
 *
 * @param group its name
 * @param dryRun whether nothing was submitted
 * @param looked letters of this call; others of the group, if there are more than it takes, are left for the next one
 * @param accepted new events
 * @param repeated accepted before, so that nothing is decided again
 * @param failed refused, or would be
 * @param notReplayable letters that are not kept in a way that could be submitted
 * @param unfinished submitted, and not known to be accepted when the answer was due
 * @param whyNot the reasons of those that fail or cannot be replayed, the most frequent first
 */
public record ReplayReport(
        String group,
        boolean dryRun,
        long looked,
        long accepted,
        long repeated,
        long failed,
        long notReplayable,
        long unfinished,
        List<WhyNot> whyNot) {

    /** A reason that some letters share. */
    public record WhyNot(String group, String field, String remedy, long letters) {}

    static ReplayReport of(String group, boolean dryRun, Map<Stored, LetterFate> fates) {
        Collection<LetterFate> all = fates.values();
        Map<String, WhyNot> reasons = new LinkedHashMap<>();
        all.forEach(fate -> fate.problem()
                .map(LetterReason::of)
                .ifPresent(reason -> reasons.merge(
                        reason.id(),
                        new WhyNot(reason.id(), reason.field(), reason.remedy(), 1),
                        ReplayReport::together)));
        List<WhyNot> whyNot = new ArrayList<>(reasons.values());
        whyNot.sort(Comparator.comparing(WhyNot::letters).reversed());
        return new ReplayReport(
                group,
                dryRun,
                all.size(),
                count(all, LetterFate.Kind.ACCEPTED),
                count(all, LetterFate.Kind.REPEATED),
                count(all, LetterFate.Kind.FAILED),
                count(all, LetterFate.Kind.NOT_REPLAYABLE),
                count(all, LetterFate.Kind.UNFINISHED),
                whyNot);
    }

    private static WhyNot together(WhyNot one, WhyNot other) {
        return new WhyNot(one.group(), one.field(), one.remedy(), one.letters() + other.letters());
    }

    private static long count(Collection<LetterFate> fates, LetterFate.Kind kind) {
        return fates.stream().filter(fate -> fate.kind() == kind).count();
    }
}
