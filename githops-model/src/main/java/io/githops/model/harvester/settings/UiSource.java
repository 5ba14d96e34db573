package io.githops.model.harvester.settings;

import io.githops.model.OpenEnum;

/** Where the web interface is loaded from. */
public record UiSource(String value) implements OpenEnum {
    public static final UiSource AUTO = new UiSource("auto");
    public static final UiSource EXTERNAL = new UiSource("external");
    public static final UiSource BUNDLED = new UiSource("bundled");
}
