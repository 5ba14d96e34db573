package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.StoredObject;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of an embedded Harvester, put together. */
final class EmbeddedCluster {
    private final ObjectStore store;
    private final ApiResources resources = new ApiResources();
    private final ControllerWriter objects;
    private final ControllerLoop loop;
    private final ObjectWriter writer;
    private final ApiServer api;

    EmbeddedCluster(EmbeddedHarvesterBuilder options, EmbeddedClock clock) {
        resources.add(BuiltInKinds.with(options.kinds));
        store = new ObjectStore(options.historyCapacity);
        var rules = new ObjectRules(store, resources, clock);
        var admissions = new Admissions(options.admissions());
        writer = new ObjectWriter(store, clock, rules, admissions);
        var deletion = new Deletion(writer, rules, clock);
        objects = new ControllerWriter(store, resources, rules, clock, writer, deletion);
        admissions.connect(objects);
        loop = new ControllerLoop(
                store,
                clock,
                objects,
                options.controllers(),
                List.of(
                        new NamespaceCleaner(store, resources, writer, deletion)::step,
                        new ClaimProtection(store, resources, writer, deletion)::step,
                        new GarbageCollector(store, resources, writer, deletion)::step));
        api = new ApiServer(
                new Credentials(options.token, options.users),
                new Roles(store),
                resources,
                new Endpoints(resources, options.version),
                new MachineActionHandler(objects, writer, clock),
                handlers(clock, deletion, admissions),
                new Faults(new FaultActions(store.history(), clock)),
                options.recordsBodies);
        FirstState.create(objects);
        store.history().restart(store.revision());
        if (!clock.isManual()) {
            loop.startThread();
        }
    }

    private Map<String, CallHandler> handlers(EmbeddedClock clock, Deletion deletion, Admissions admissions) {
        return Map.of(
                "get", new GetHandler(store, clock),
                "list", new ListHandler(store, clock),
                "watch", new WatchHandler(store, clock),
                "create", new CreateHandler(writer, clock),
                "update", new UpdateHandler(writer, clock),
                "patch", new PatchHandler(writer, clock),
                "delete", new DeleteHandler(store, writer, deletion, admissions, clock));
    }

    ApiServer api() {
        return api;
    }

    ControllerLoop loop() {
        return loop;
    }

    String save() {
        return writer.exclusively(() -> StateText.write(store.all(), store.revision()));
    }

    void load(Map<ResourceId, Mapping> state, long revision) {
        writer.exclusively(() -> {
            withdrawDefinitions();
            store.replaceAll(
                    state.entrySet().stream().map(entry -> new StoredObject(entry.getKey(), entry.getValue())),
                    revision);
            state.forEach((id, object) -> {
                if (id.group().equals(CustomResourceDefinitions.GROUP)
                        && id.kind().equals(CustomResourceDefinitions.KIND)) {
                    resources.add(CustomResourceDefinitions.resources(object));
                }
            });
            missingNamespaces(state).forEach(name -> objects.create(namespace(name), "harvester"));
            return state;
        });
    }

    private void withdrawDefinitions() {
        objects.list(CustomResourceDefinitions.GROUP, CustomResourceDefinitions.KIND, "").stream()
                .map(CustomResourceDefinitions::kind)
                .forEach(kind -> resources.replace(kind.group(), kind.kind(), List.of()));
    }

    private static Set<String> missingNamespaces(Map<ResourceId, Mapping> state) {
        Set<String> names = new HashSet<>();
        state.keySet().stream()
                .map(ResourceId::namespace)
                .filter(namespace ->
                        !namespace.isEmpty() && !state.containsKey(new ResourceId("", "Namespace", "", namespace)))
                .forEach(names::add);
        return names;
    }

    private static Mapping namespace(String name) {
        return Mapping.builder()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", Mapping.of("name", new Text(name)))
                .build();
    }

    /** Breaks off what is open and forgets what happened; see {@link EmbeddedHarvester#restart}. */
    void restart() {
        try {
            api.streams().breakAll();
        } catch (IOException e) {
            throw new IllegalStateException("bodies of the server close without fail", e);
        }
        store.restart();
    }

    void forgetHistory() {
        store.restart();
    }

    void close() {
        loop.close();
        store.history().close();
    }
}
