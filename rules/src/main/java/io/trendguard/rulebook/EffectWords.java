package io.trendguard.rulebook;

import io.trendguard.candidate.Candidate;
import java.util.ArrayList;
import java.util.List;

/** The words of the expected effects: each row means something, and no proposal is without one. */
final class EffectWords {
    private final Rulebook rulebook;
    private final Manifest manifest;
    private final List<Finding> findings = new ArrayList<>();

    private EffectWords(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.manifest = rulebook.manifest();
    }

    static List<Finding> check(Rulebook rulebook) {
        EffectWords words = new EffectWords(rulebook);
        words.known();
        words.complete();
        return words.findings;
    }

    private void known() {
        for (UpliftTable.Effect effect : rulebook.uplift().effects()) {
            boolean known = manifest.interventions().containsKey(effect.intervention())
                    && (manifest.segments().contains(effect.segment())
                            || effect.segment().equals(UpliftTable.ANY))
                    && (manifest.bands().contains(effect.band())
                            || effect.band().equals(UpliftTable.ANY));
            if (!known) {
                findings.add(Finding.in(
                        UpliftTable.FILE,
                        "The row (%s, %s, %s) uses a word that rulebook.yaml does not know."
                                .formatted(effect.intervention(), effect.segment(), effect.band())));
            }
        }
    }

    private void complete() {
        manifest.interventions().forEach((name, intervention) -> {
            if (intervention.kind() == Candidate.Kind.LOGISTICS) {
                return;
            }
            for (String segment : manifest.segments()) {
                for (String band : manifest.bands()) {
                    if (rulebook.uplift().find(name, segment, band).isEmpty()) {
                        findings.add(Finding.in(
                                UpliftTable.FILE,
                                "No effect is told of (%s) for (%s) at (%s). Add a row."
                                        .formatted(name, segment, band)));
                    }
                }
            }
        });
    }
}
