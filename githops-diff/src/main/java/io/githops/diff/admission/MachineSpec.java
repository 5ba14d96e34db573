package io.githops.diff.admission;

import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a machine is made of: the {@code spec} of an instance, which is {@code spec.template.spec} of a machine. */
public record MachineSpec(Mapping tree) {

    public Mapping domain() {
        return tree.mapping("domain");
    }

    public List<Mapping> volumes() {
        return tree.sequence("volumes").mappings();
    }

    public List<Mapping> disks() {
        return domain().mapping("devices").sequence("disks").mappings();
    }

    public List<Mapping> interfaces() {
        return domain().mapping("devices").sequence("interfaces").mappings();
    }

    public List<Mapping> networks() {
        return tree.sequence("networks").mappings();
    }

    /** The items of a list of this specification, named from it on. */
    List<MachinePart> parts(String list) {
        Mapping holder = tree;
        String[] steps = list.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            holder = holder.mapping(steps[i]);
        }
        List<Mapping> items = holder.sequence(steps[steps.length - 1]).mappings();
        return IntStream.range(0, items.size())
                .mapToObj(i -> new MachinePart(list, i, items.get(i)))
                .toList();
    }

    public static String name(Mapping item) {
        return item.text("name").orElse("");
    }

    /** The volume claims it needs, those that data volumes make for it last. */
    public Set<String> claims() {
        Set<String> claims = new LinkedHashSet<>(namedClaims());
        volumes().forEach(volume -> volume.mapping("dataVolume").text("name").ifPresent(claims::add));
        return claims;
    }

    /** The volume claims that its volumes name, in their order. */
    public Set<String> namedClaims() {
        Set<String> claims = new LinkedHashSet<>();
        for (Mapping volume : volumes()) {
            volume.mapping("persistentVolumeClaim").text("claimName").ifPresent(claims::add);
            volume.mapping("ephemeral", "persistentVolumeClaim")
                    .text("claimName")
                    .ifPresent(claims::add);
        }
        return claims;
    }

    /** The secrets and config maps without which it does not start. */
    public List<ResourceId> mounts(String namespace) {
        List<ResourceId> mounts = new ArrayList<>();
        for (Mapping volume : volumes()) {
            addCloudInit(volume.mapping("cloudInitNoCloud"), namespace, mounts);
            addCloudInit(volume.mapping("cloudInitConfigDrive"), namespace, mounts);
            add(HarvesterKind.SECRET, volume.mapping("secret"), "secretName", namespace, mounts);
            add(HarvesterKind.CONFIG_MAP, volume.mapping("configMap"), "name", namespace, mounts);
            add(HarvesterKind.SECRET, volume.mapping("sysprep", "secret"), "name", namespace, mounts);
            add(HarvesterKind.CONFIG_MAP, volume.mapping("sysprep", "configMap"), "name", namespace, mounts);
        }
        return mounts;
    }

    private static void addCloudInit(Mapping source, String namespace, List<ResourceId> mounts) {
        add(HarvesterKind.SECRET, source.mapping("secretRef"), "name", namespace, mounts);
        add(HarvesterKind.SECRET, source.mapping("networkDataSecretRef"), "name", namespace, mounts);
    }

    private static void add(
            HarvesterKind kind, Mapping source, String field, String namespace, List<ResourceId> mounts) {
        source.text(field)
                .filter(name -> !name.isEmpty() && !Bool.TRUE.equals(source.get("optional")))
                .ifPresent(name -> mounts.add(kind.id(namespace, name)));
    }

    /** The attachment definitions that its networks name; a bare name is one in the machine's namespace. */
    List<ResourceId> attachments(String namespace) {
        return networks().stream()
                .flatMap(network -> attachment(network, namespace).stream())
                .toList();
    }

    /** The attachment definition that the network of an interface names. */
    Optional<ResourceId> attachmentOf(Mapping networkInterface, String namespace) {
        return networks().stream()
                .filter(network -> name(network).equals(name(networkInterface)))
                .findFirst()
                .flatMap(network -> attachment(network, namespace));
    }

    static Optional<ResourceId> attachment(Mapping network, String namespace) {
        return network.mapping("multus").text("networkName").map(name -> attachment(name, namespace));
    }

    private static ResourceId attachment(String name, String namespace) {
        int slash = name.indexOf('/');
        return slash < 0
                ? HarvesterKind.NETWORK.id(namespace, name)
                : HarvesterKind.NETWORK.id(name.substring(0, slash), name.substring(slash + 1));
    }

    boolean isAmd64() {
        return tree.text("architecture").orElse("amd64").equals("amd64");
    }
}
