package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folders that are gone with everything that came from them. A folder that moved within the source changes nothing, as its
 * resources are desired all the same; one that moved out of the source looks like an order to delete all of them.
 */
final class FolderGuards {
    private static final int SEVERAL = 2;

    private FolderGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        Set<ResourceId> pruned =
                plan.changes(Action.PRUNE).map(ResourceChange::id).collect(Collectors.toSet());
        if (pruned.size() < SEVERAL) {
            return Stream.empty();
        }
        Map<String, Integer> gone = gone(pruned, plan);
        List<String> highest = gone.keySet().stream()
                .filter(folder -> !gone.containsKey(parent(folder)))
                .toList();
        return highest.isEmpty() ? Stream.empty() : Stream.of(guard(highest, gone));
    }

    /** How many resources came from each folder in which nothing is any more. */
    private static Map<String, Integer> gone(Set<ResourceId> pruned, GuardedPlan plan) {
        Map<String, Integer> gone = new TreeMap<>();
        plan.inventory().entries().forEach((id, entry) -> {
            if (pruned.contains(id)) {
                folders(entry.origin()).forEach(folder -> gone.merge(folder, 1, Integer::sum));
            }
        });
        gone.values().removeIf(count -> count < SEVERAL);
        if (!gone.isEmpty()) {
            plan.input()
                    .desired()
                    .resources()
                    .forEach(resource -> gone.keySet().removeAll(folders(origin(resource, plan))));
        }
        return gone;
    }

    /** Where a resource stands; where it came from before when nobody says. */
    private static String origin(Resource desired, GuardedPlan plan) {
        return desired.position(FieldPath.root())
                .map(Position::file)
                .orElseGet(() -> plan.inventory()
                        .find(desired.id())
                        .map(Inventory.Entry::origin)
                        .orElse(""));
    }

    /** The folders of a file, the innermost first; without the one in which everything is. */
    private static List<String> folders(String file) {
        List<String> folders = new ArrayList<>();
        for (String folder = parent(file); !folder.isEmpty(); folder = parent(folder)) {
            folders.add(folder);
        }
        return folders;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static Guard guard(List<String> folders, Map<String, Integer> counts) {
        String words = folders.stream()
                .map(folder -> folder + "/ is gone with the " + counts.get(folder) + " resources that came from it")
                .collect(Collectors.joining("; "));
        return Guard.ofPlan(
                Guard.Code.MOVED_FOLDER,
                words + "; if it has moved, read it from where it is, so that nothing is deleted");
    }
}
