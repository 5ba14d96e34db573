package io.githops.diff.order;

import io.githops.model.Reference;
import io.githops.model.Reference.Strength;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds what changed resources need, and what that needs in turn. Used once. */
final class Needs {
    /** Kinds whose objects Harvester deletes only once another that they name is gone, with the kind of that other. */
    private static final Map<String, String> DELETED_LATER = Map.of(
            "VirtualMachineTemplateVersion", "VirtualMachineTemplate", "VirtualMachineRestore", "VirtualMachine");

    private final Map<ResourceId, Member> changed = new LinkedHashMap<>();
    private final Function<ResourceId, Optional<Member>> unchanged;
    private final Function<Resource, List<Reference>> references;
    private final SpecialNeeds special;
    private final boolean isDeletion;
    private final Map<ResourceId, Map<ResourceId, Strength>> named = new HashMap<>();
    private final Map<ResourceId, Integer> numbers = new LinkedHashMap<>();
    private final Map<ResourceId, List<ResourceId>> deletedLater = new HashMap<>();
    private final List<Member> reached = new ArrayList<>();

    Needs(
            Collection<Member> changed,
            Function<ResourceId, Optional<Member>> unchanged,
            Function<Resource, List<Reference>> references,
            boolean isDeletion) {
        changed.forEach(member -> this.changed.put(member.id(), member));
        this.unchanged = unchanged;
        this.references = references;
        this.special = new SpecialNeeds(changed);
        this.isDeletion = isDeletion;
        if (isDeletion) {
            changed.forEach(this::addDeletedLater);
        }
    }

    private Optional<Member> find(ResourceId id) {
        Member found = changed.get(id);
        return found == null ? unchanged.apply(id) : Optional.of(found);
    }

    private void addDeletedLater(Member member) {
        if (DELETED_LATER.containsKey(member.id().kind())) {
            named(member).keySet().stream()
                    .filter(id -> isDeletedLater(member.id(), id))
                    .forEach(id -> deletedLater
                            .computeIfAbsent(id, any -> new ArrayList<>())
                            .add(member.id()));
        }
    }

    private boolean isDeletedLater(ResourceId from, ResourceId to) {
        return isDeletion && to.kind().equals(DELETED_LATER.get(from.kind()));
    }

    /** The changed members and all that they need. */
    NeedGraph graph() {
        changed.values().forEach(this::reach);
        List<int[]> needs = new ArrayList<>();
        List<Set<Integer>> soft = new ArrayList<>();
        for (int node = 0; node < reached.size(); node++) {
            Member member = reached.get(node);
            Set<Integer> all = new LinkedHashSet<>();
            Set<Integer> hard = new HashSet<>();
            for (Map.Entry<ResourceId, Strength> need : needsOf(member).entrySet()) {
                int number = reach(find(need.getKey()).orElseThrow());
                all.add(number);
                if (need.getValue() == Strength.HARD) {
                    hard.add(number);
                }
            }
            needs.add(all.stream().mapToInt(Integer::intValue).toArray());
            all.removeAll(hard);
            soft.add(all);
        }
        return new NeedGraph(reached, needs, soft);
    }

    private int reach(Member member) {
        return numbers.computeIfAbsent(member.id(), any -> {
            reached.add(member);
            return reached.size() - 1;
        });
    }

    private Map<ResourceId, Strength> needsOf(Member member) {
        Map<ResourceId, Strength> needs = new LinkedHashMap<>();
        named(member).forEach((id, strength) -> {
            if (counts(member, find(id).orElseThrow(), strength)) {
                needs.put(id, strength);
                special.carriers(member, id).forEach(carrier -> needs.putIfAbsent(carrier, Strength.SOFT));
            }
        });
        special.of(member).forEach(id -> needs.put(id, Strength.HARD));
        deletedLater.getOrDefault(member.id(), List.of()).forEach(id -> needs.put(id, Strength.HARD));
        needs.remove(member.id());
        return needs;
    }

    /**
     * Whether one of two members must wait for the other. Of two that name each other, templates and their versions or
     * peers, the one waits that the cluster resolves later; unless it is there already and the other is new.
     */
    private boolean counts(Member from, Member to, Strength strength) {
        if (isDeletedLater(from.id(), to.id())) {
            return false;
        }
        Strength back = named(to).get(from.id());
        if (back == null) {
            return true;
        }
        boolean canTurn = strength == Strength.HARD ^ back == Strength.HARD;
        if (canTurn && strength == Strength.SOFT && !from.isNew() && to.isNew()) {
            return true;
        }
        if (canTurn && strength == Strength.HARD && from.isNew() && !to.isNew()) {
            return false;
        }
        return strength == Strength.HARD;
    }

    /** The other members that a member names, each with the strongest of the references to it. */
    private Map<ResourceId, Strength> named(Member member) {
        Map<ResourceId, Strength> known = named.get(member.id());
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Reference reference : references.apply(member.resource())) {
                boolean isOther = !reference.to().equals(member.id());
                if (isOther && find(reference.to()).isPresent()) {
                    known.merge(reference.to(), reference.strength(), Needs::stronger);
                }
            }
            named.put(member.id(), known);
        }
        return known;
    }

    private static Strength stronger(Strength one, Strength other) {
        return one == Strength.HARD ? one : other;
    }
}
