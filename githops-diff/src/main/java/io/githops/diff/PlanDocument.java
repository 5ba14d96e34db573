package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;
import io.githops.model.ManifestException;
import io.githops.model.ResourceId;
import io.githops.source.Commit;
import io.githops.source.Revision;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is written down: everything people and programs need to review, store and compare it, and no sensitive value.
 * It cannot be executed, but says by its hash which plan it was. Immutable and thread-safe.
 *
 * <pre>{@code
 * Files.writeString(report, plan.document().json());
 * PlanDocument reviewed = PlanDocument.parse(Files.readString(report));
 * }</pre>
 *
 * @param hash {@link Plan#hash}
 * @param changes by wave, without unchanged resources
 * @param unchanged how many resources are as desired
 * @param hidden what rules explained in resources that are unchanged
 * @param guards what holds the plan back
 * @param liftedGuards what approvals have lifted
 * @param approvals as {@link Approval#toString} writes them
 * @param unusedApprovals those that lift nothing
 * @param orphans what is no longer desired and left alone
 * @param warnings what is doubtful about the manifests, one line each
 * @param rules the ids of the normalisation rules that were asked
 */
public record PlanDocument(
        String hash,
        Revision revision,
        List<Change> changes,
        int unchanged,
        List<Hidden> hidden,
        List<Held> guards,
        List<Held> liftedGuards,
        List<String> approvals,
        List<String> unusedApprovals,
        List<Orphan> orphans,
        List<String> warnings,
        List<String> rules) {

    public PlanDocument {
        changes = List.copyOf(changes);
        hidden = List.copyOf(hidden);
        guards = List.copyOf(guards);
        liftedGuards = List.copyOf(liftedGuards);
        approvals = List.copyOf(approvals);
        unusedApprovals = List.copyOf(unusedApprovals);
        orphans = List.copyOf(orphans);
        warnings = List.copyOf(warnings);
        rules = List.copyOf(rules);
    }

    /**
     * One change.
     *
     * @param fields what changes; empty for objects that come or go as a whole, and where only ownership changes
     * @param hidden paths by the id of the rule that explained their difference
     * @param refusals why Harvester would refuse it, one line each
     * @param unknown what is taken from other objects when the change is made, one line each
     * @param after what must have succeeded before
     */
    public record Change(
            Action action,
            ResourceId id,
            int wave,
            List<ResourceId> after,
            Effect effect,
            List<Field> fields,
            SortedMap<String, List<String>> hidden,
            List<String> refusals,
            List<String> unknown) {
        public Change {
            after = List.copyOf(after);
            fields = List.copyOf(fields);
            hidden = Collections.unmodifiableSortedMap(new TreeMap<>(hidden));
            refusals = List.copyOf(refusals);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * One field of a change.
     *
     * @param live null when live has no such field; a mask when the value is sensitive
     * @param desired null when desired has no such field; a mask when the value is sensitive
     * @param position where the desired value was written; null when unknown
     * @param commit who last touched the desired value, with no more than the first line of the message; null when unknown
     * @param liveManager who set the live value, other than the applying field manager; null when there is none
     */
    public record Field(
            String path,
            @Nullable Tree live,
            @Nullable Tree desired,
            Effect effect,
            @Nullable String position,
            @Nullable Revision commit,
            @Nullable String liveManager) {

        /** {@code vms/web.yaml:14:7 (1a2b3c4d Ada Example, 2026-11-03)}, as far as it is known; empty when nothing is. */
        String place() {
            String where = position == null ? "" : position;
            return commit == null ? where : (where + " (" + words(commit) + ")").stripLeading();
        }

        private static String words(Revision commit) {
            Commit known = commit.commit();
            return known == null
                    ? commit.shortId()
                    : commit.shortId() + " " + known.authorName().replaceAll("\\p{Cntrl}", " ") + ", "
                            + LocalDate.ofInstant(known.time(), ZoneOffset.UTC);
        }

        /** The same change, whoever wrote it. */
        Field withoutCommit() {
            return new Field(path, live, desired, effect, position, null, liveManager);
        }

        /** {@code spec.runStrategy: Halted -> Always}, cut when it is long. */
        @Override
        public String toString() {
            return ChangeText.of(path, live, desired);
        }
    }

    /** What rules explained in a resource. */
    public record Hidden(ResourceId id, SortedMap<String, List<String>> paths) {
        public Hidden {
            paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
        }
    }

    /**
     * What a guard holds back.
     *
     * @param code stable, such as {@code GH4101}
     * @param subject null when it holds back the whole plan
     * @param approval the approval that lifts it, or has lifted it
     */
    public record Held(String code, @Nullable ResourceId subject, String reason, String approval) {
        /** {@code PersistentVolumeClaim default/data: would be lost: the volume … (GH4101)}. */
        @Override
        public String toString() {
            return (subject == null ? "" : subject + ": ") + reason + " (" + code + ")";
        }
    }

    static PlanDocument of(Plan plan) {
        return new PlanWriting(plan).write();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws ManifestException when the text is no plan of a version this library knows; holds every problem
     */
    public static PlanDocument parse(String json) {
        return new PlanReading().read(json);
    }

    /** The document for programs, in one line; the same plan gives the same text. */
    public String json() {
        return Json.text(toTree());
    }

    /** The document as a tree. */
    public Mapping toTree() {
        return PlanTree.of(this);
    }

    /** The plan for people, in plain text with a final line break. */
    public String text() {
        return new PlanText(this, Ink.NONE).render();
    }

    /** As {@link #text}, with colours for terminals that know ANSI's escape sequences. */
    public String colouredText() {
        return new PlanText(this, Ink.ANSI).render();
    }

    /** The plan for a pull request, in GitHub's Markdown. */
    public String markdown() {
        return new PlanMarkdown(this).render();
    }

    /** How many changes of each action, in one line. */
    public String summary() {
        if (changes.isEmpty()) {
            return "nothing to do, " + unchanged + " unchanged";
        }
        List<String> counts = new ArrayList<>();
        for (Action action : Action.values()) {
            long count =
                    changes.stream().filter(change -> change.action() == action).count();
            if (count > 0) {
                counts.add(count + " to " + action.words());
            }
        }
        return Stream.concat(counts.stream(), unchanged == 0 ? Stream.empty() : Stream.of(unchanged + " unchanged"))
                .collect(Collectors.joining(", "));
    }

    /** What is otherwise in another plan, such as one made later. */
    public PlanComparison compare(PlanDocument other) {
        return PlanComparison.of(this, other);
    }

    /** The revision and how many changes of each action. */
    @Override
    public String toString() {
        return "plan for " + revision + ": " + summary();
    }
}
