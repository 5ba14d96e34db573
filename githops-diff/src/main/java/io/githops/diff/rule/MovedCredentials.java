package io.githops.diff.rule;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Credentials in settings that Harvester has moved into Secrets. As long as nothing else of the value differs, the live value
 * without them stays; a change has to send them along, or Harvester would be left with none.
 */
final class MovedCredentials {
    private static final ResourceId BACKUP_SECRET =
            new ResourceId("", "Secret", "longhorn-system", "harvester-backup-target-secret");
    private static final Map<String, String> KEYS =
            Map.of("accessKeyId", "AWS_ACCESS_KEY_ID", "secretAccessKey", "AWS_SECRET_ACCESS_KEY");

    private MovedCredentials() {}

    /** Whether the keys were moved and, where the Secret is known, are still those. */
    static boolean areOfBackupTarget(Candidate candidate) {
        String field = Places.field(candidate.path());
        Optional<String> kept = candidate
                .objects()
                .get(BACKUP_SECRET)
                .flatMap(secret -> secret.mapping("data").text(KEYS.getOrDefault(field, "")))
                .map(MovedCredentials::decoded);
        boolean isMoved = SettingRules.isZeroOrAbsent(candidate.liveValue());
        return isMoved
                && (kept.isEmpty() || kept.equals(candidate.desiredText()))
                && areOtherwiseEqual(
                        candidate, value -> value.without("accessKeyId").without("secretAccessKey"));
    }

    /** Whether the credentials were moved. Harvester takes new ones only together with another change of the registries. */
    static boolean areOfRegistries(Candidate candidate) {
        return SettingRules.isZeroOrAbsent(candidate.liveValue())
                && areOtherwiseEqual(candidate, MovedCredentials::withoutAuth);
    }

    private static Mapping withoutAuth(Mapping value) {
        return value.edit("Configs", configs -> {
            Mapping edited = configs;
            for (String registry : configs.names()) {
                edited = edited.edit(registry, config -> config.without("Auth"));
            }
            return edited;
        });
    }

    private static boolean areOtherwiseEqual(Candidate candidate, UnaryOperator<Mapping> rest) {
        Mapping live = withContent(rest.apply(value(candidate.live().tree())));
        return live.equals(withContent(rest.apply(value(candidate.predicted()))));
    }

    private static Mapping value(Mapping setting) {
        return Embedded.mapping(setting.text("value"));
    }

    /** The mapping without members that say nothing. */
    private static Mapping withContent(Mapping mapping) {
        Mapping said = mapping;
        for (String name : mapping.names()) {
            if (SettingRules.isZeroOrAbsent(mapping.get(name))) {
                said = said.without(name);
            } else if (mapping.get(name) instanceof Mapping inner) {
                said = said.with(name, withContent(inner));
            }
        }
        return said;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }
}
