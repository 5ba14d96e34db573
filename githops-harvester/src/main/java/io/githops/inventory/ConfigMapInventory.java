package io.githops.inventory;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.diff.Inventory;
import io.githops.inventory.InventoryHead.Place;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the inventory in a ConfigMap, and in more of them where one is not enough. All but the first, the head, are written
 * before it and never changed: readers see the inventory of the head they read, and a writer that dies before it wrote its
 * head has changed nothing.
 */
final class ConfigMapInventory implements InventoryStore {
    static final String KEY = "inventory.json";

    private static final String FORMAT = "format";
    private static final String SUMMARY = "githops.io/summary";
    private static final int ATTEMPTS = 5;

    private final InventoryObjects objects;
    private final @Nullable InstantSource clock;
    private final Limits limits;
    private @Nullable State state;
    private boolean isSwept;

    /**
     * How much a ConfigMap is given to hold, in compressed bytes. The API server takes 1 MiB.
     *
     * @param head all parts beside the head together
     * @param shard one part
     */
    record Limits(int head, int shard) {
        static final Limits STANDARD = new Limits(256 << 10, 512 << 10);
    }

    /** @param resourceVersion of the head */
    private record State(String resourceVersion, Inventory inventory, Map<String, StoredPart> parts) {
        Map<String, InventoryPart> contents() {
            Map<String, InventoryPart> contents = new HashMap<>();
            parts.forEach((name, stored) -> contents.put(name, stored.part()));
            return contents;
        }
    }

    /** @param shard the object that holds it, without its content; null when that is the head */
    private record StoredPart(InventoryPart part, @Nullable Resource shard) {}

    ConfigMapInventory(InventoryObjects objects, @Nullable InstantSource clock, Limits limits) {
        this.objects = objects;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public String location() {
        return objects.location();
    }

    @Override
    public synchronized Inventory load() {
        String seen = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Resource> head = objects.head();
            if (head.isEmpty()) {
                state = null;
                return Inventory.empty();
            }
            String version = version(head.get());
            State known = state;
            if (known != null && known.resourceVersion().equals(version)) {
                return known.inventory();
            }
            Optional<State> read = read(head.get(), version);
            if (read.isPresent()) {
                state = read.get();
                return read.get().inventory();
            }
            if (version.equals(seen)) {
                throw damaged("a ConfigMap that belongs to it is missing", null);
            }
            seen = version;
        }
        throw new ConflictException(location() + ": is written faster than it can be read; try again", Map.of());
    }

    /** What a head says; empty when a shard is gone, as somebody has written another head. */
    private Optional<State> read(Resource head, String version) {
        Mapping data = head.tree().mapping("data");
        if (data.isEmpty() && isRole(head, InventoryObjects.EMPTY)) {
            return Optional.of(new State(version, Inventory.empty(), Map.of()));
        }
        try {
            Tree content = Json.parse(data.text(KEY).orElseThrow());
            if (content instanceof Sequence owned) {
                return Optional.of(new State(version, FormerInventory.read(owned), Map.of()));
            }
            requireKnownFormat((Mapping) content);
            InventoryHead parsed = InventoryHead.parse((Mapping) content);
            Optional<Map<String, StoredPart>> parts = parts(parsed, head);
            return parts.map(found -> new State(
                    version,
                    parsed.join(found.values().stream().map(StoredPart::part).toList()),
                    found));
        } catch (ClusterException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged("what it holds is no inventory", e);
        }
    }

    private void requireKnownFormat(Mapping content) {
        String format = content.get(FORMAT) instanceof Num number ? number.literal() : "";
        if (!format.equals(Integer.toString(InventoryHead.FORMAT))) {
            boolean isNewer = format.matches("\\d{1,9}") && Integer.parseInt(format) > InventoryHead.FORMAT;
            throw isNewer
                    ? UnreadableInventoryException.newer(location(), format, InventoryHead.FORMAT)
                    : damaged("its format is not known", null);
        }
    }

    private Optional<Map<String, StoredPart>> parts(InventoryHead head, Resource object) {
        Map<String, StoredPart> parts = new TreeMap<>();
        for (Place place : head.places()) {
            Optional<StoredPart> part = known(place).or(() -> part(place, object));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.put(place.part(), part.get());
        }
        return Optional.of(parts);
    }

    /** The part as it was read or written before. */
    private Optional<StoredPart> known(Place place) {
        State before = state;
        return Optional.ofNullable(before == null ? null : before.parts().get(place.part()))
                .filter(stored -> stored.part().digest().equals(place.digest()))
                .filter(stored -> shardName(stored).equals(place.configMap()));
    }

    private Optional<StoredPart> part(Place place, Resource head) {
        Optional<Resource> holder = place.configMap().isEmpty() ? Optional.of(head) : objects.shard(place.configMap());
        return holder.map(object -> new StoredPart(
                InventoryPart.read(
                        place.part(),
                        place.digest(),
                        InventoryObjects.binary(object, place.part()),
                        InventoryLayout.parser(place.part())),
                object == head ? null : InventoryObjects.bare(object)));
    }

    @Override
    public synchronized void save(Inventory inventory) {
        State before = state == null ? created() : state;
        Map<String, InventoryPart> contents = InventoryLayout.divide(inventory, before.contents(), limits.shard());
        Set<String> beside = besideTheHead(contents);
        Map<String, StoredPart> parts = new TreeMap<>();
        contents.forEach((name, part) ->
                parts.put(name, new StoredPart(part, beside.contains(name) ? null : shard(part, before))));
        Resource head = objects.writeHead(
                before.resourceVersion(), annotations(inventory), data(inventory, parts), binaryData(parts));
        state = new State(version(head), inventory, parts);
        cleanUp(before, parts);
    }

    private State created() {
        Resource head = objects.createHead();
        if (!isRole(head, InventoryObjects.EMPTY)
                || !head.tree().mapping("data").isEmpty()) {
            throw new ConflictException(location() + ": somebody else has saved an inventory since", Map.of());
        }
        return new State(version(head), Inventory.empty(), Map.of());
    }

    /** The object that holds a part already, or one written for it. */
    private Resource shard(InventoryPart part, State before) {
        StoredPart stored = before.parts().get(part.name());
        boolean isStored = stored != null && stored.part() == part && stored.shard() != null;
        return isStored ? stored.shard() : InventoryObjects.bare(objects.writeShard(part, before.resourceVersion()));
    }

    /** The parts that fit into the head: all of them, or those of the journal, which come and go with each sync. */
    private Set<String> besideTheHead(Map<String, InventoryPart> parts) {
        Set<String> beside = new HashSet<>(parts.keySet());
        if (bytes(parts, beside) > limits.head()) {
            beside.removeIf(name -> !InventoryLayout.isJournal(name));
        }
        return bytes(parts, beside) > limits.head() ? Set.of() : beside;
    }

    private static int bytes(Map<String, InventoryPart> parts, Set<String> names) {
        return names.stream().mapToInt(name -> parts.get(name).bytes().length).sum();
    }

    private Mapping annotations(Inventory inventory) {
        String time = clock == null ? "" : ", saved at " + clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return Mapping.of(SUMMARY, new Text(inventory + time));
    }

    private static Mapping data(Inventory inventory, Map<String, StoredPart> parts) {
        List<Place> places = new ArrayList<>();
        parts.forEach((name, stored) -> places.add(new Place(name, stored.part().digest(), shardName(stored))));
        return Mapping.of(
                KEY, new Text(Json.indented(InventoryHead.of(inventory, places).content())));
    }

    private static Mapping binaryData(Map<String, StoredPart> parts) {
        MappingBuilder binary = Mapping.builder();
        parts.values().stream()
                .filter(stored -> stored.shard() == null)
                .forEach(stored -> binary.putAll(InventoryObjects.binary(stored.part())));
        return binary.build();
    }

    /** Deletes the shards that the head before referred to, and once also those that writers before have left over. */
    private void cleanUp(State before, Map<String, StoredPart> parts) {
        Set<String> used = new HashSet<>();
        parts.values().forEach(stored -> used.add(shardName(stored)));
        List<Resource> replaced = before.parts().values().stream()
                .filter(stored -> stored.shard() != null && !used.contains(shardName(stored)))
                .map(StoredPart::shard)
                .toList();
        boolean areGone = objects.delete(replaced);
        boolean hasShards = parts.values().stream().anyMatch(stored -> stored.shard() != null);
        if (!areGone) {
            isSwept = false;
        } else if (!isSwept && hasShards) {
            isSwept = sweep(used);
        }
    }

    private boolean sweep(Set<String> used) {
        try {
            return objects.delete(objects.unused(used));
        } catch (ClusterException e) {
            return false;
        }
    }

    private static String shardName(StoredPart stored) {
        return stored.shard() == null ? "" : stored.shard().name();
    }

    private static boolean isRole(Resource head, String role) {
        return head.annotation(InventoryObjects.ROLE).filter(role::equals).isPresent();
    }

    private static String version(Resource head) {
        return head.resourceVersion().orElse("");
    }

    private UnreadableInventoryException damaged(String found, @Nullable Throwable cause) {
        return UnreadableInventoryException.damaged(location(), found, cause);
    }
}
