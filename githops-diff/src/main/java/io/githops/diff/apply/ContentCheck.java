package io.githops.diff.apply;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Kubernetes refuses in the content of Secrets and ConfigMaps. Names keys and no value of a Secret's data. */
final class ContentCheck {
    private static final String KEY_FORM = "[-._a-zA-Z0-9]+";
    private static final Pattern KEY = Pattern.compile(KEY_FORM);
    private static final String FIXED = "field is immutable when `immutable` is set";

    private final List<Cause> causes = new ArrayList<>();
    private final @Nullable Mapping live;
    private final Mapping object;

    private ContentCheck(@Nullable Mapping live, Mapping object) {
        this.live = live;
        this.object = object;
    }

    static List<Cause> ofSecret(@Nullable Mapping live, Mapping secret) {
        var check = new ContentCheck(live, secret);
        check.keys("data");
        check.type();
        check.requireSame("data");
        return check.causes;
    }

    static List<Cause> ofConfigMap(@Nullable Mapping live, Mapping config) {
        var check = new ContentCheck(live, config);
        check.keys("data");
        check.keys("binaryData");
        check.requireKeysOfTheirOwn("data", "binaryData");
        check.requireKeysOfTheirOwn("binaryData", "data");
        check.requireSame("data", "binaryData");
        return check.causes;
    }

    private void keys(String field) {
        for (String key : object.mapping(field).names()) {
            if (!KEY.matcher(key).matches()) {
                causes.add(Cause.invalid(
                        field + "[" + key + "]",
                        "\"" + key + "\"",
                        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name', "
                                + " or 'KEY_NAME',  or 'key-name', regex used for validation is '" + KEY_FORM + "')"));
            }
        }
    }

    private void requireKeysOfTheirOwn(String field, String other) {
        for (String key : object.mapping(field).names()) {
            if (object.mapping(other).has(key)) {
                causes.add(Cause.invalid(
                        field + "[" + key + "]", "\"" + key + "\"", "duplicate of key present in " + other));
            }
        }
    }

    private void type() {
        if (live != null && !Objects.equals(live.get("type"), object.get("type"))) {
            causes.add(Cause.invalid("type", BuiltInCheck.text(object.get("type")), BuiltInCheck.IMMUTABLE));
        }
        switch (object.text("type").orElse("")) {
            case "kubernetes.io/tls" -> require("tls.crt", "tls.key");
            case "kubernetes.io/ssh-auth" -> require("ssh-privatekey");
            case "kubernetes.io/dockercfg" -> require(".dockercfg");
            case "kubernetes.io/dockerconfigjson" -> require(".dockerconfigjson");
            default -> {
                // Any content is fine.
            }
        }
    }

    private void require(String... keys) {
        for (String key : keys) {
            if (!object.mapping("data").has(key)) {
                causes.add(Cause.required("data[" + key + "]"));
            }
        }
    }

    private void requireSame(String... fields) {
        if (live == null || !Bool.TRUE.equals(live.get("immutable"))) {
            return;
        }
        if (!Bool.TRUE.equals(object.get("immutable"))) {
            causes.add(Cause.forbidden("immutable", FIXED));
        }
        for (String field : fields) {
            if (!live.mapping(field).equals(object.mapping(field))) {
                causes.add(Cause.forbidden(field, FIXED));
            }
        }
    }
}
