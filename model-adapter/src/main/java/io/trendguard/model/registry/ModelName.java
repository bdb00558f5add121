package io.trendguard.model.registry;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name for a model, for people who speak of it: two words that follow from its version, so that one model has the same
 * name everywhere and for ever. The version itself stays what tells models apart; of twenty models two share a name with a
 * probability of about one percent.
 */
public final class ModelName {
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{8,}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Every known model is called by these words: none may be changed or moved. */
    private static final List<String> FIRST = words("""
        Agile Alpine Amber Ample Ancient Arctic Autumn Azure Balmy Bold Brave Breezy Bright Brisk Bronze Calm
        Candid Careful Cheerful Civil Clear Clever Coastal Cobalt Copper Coral Cosy Crimson Crisp Curious Daring Deft
        Dewy Eager Early Earnest Easy Emerald Even Fabled Fair Famous Fine Fleet Fond Frank Fresh Frosty
        Gentle Glad Gleaming Golden Graceful Grand Green Handy Happy Hardy Hazel Hearty Helpful Honest Humble Indigo
        Ivory Jade Jolly Keen Kind Late Lavender Level Light Lilac Lively Lucid Lucky Lunar Mellow Merry
        Mighty Mild Misty Modest Neat Nimble Noble Northern Olive Opal Open Orderly Patient Pearly Placid Polished
        Prompt Proud Quick Quiet Rapid Ready Rosy Ruby Rustic Sandy Scarlet Serene Sharp Silent Silver Simple
        Smooth Snowy Solar Spry Steady Still Sturdy Sunny Swift Tidy Tranquil Velvet Vivid Warm Wise Young
        """);

    private static final List<String> SECOND = words("""
        Acorn Alder Anchor Antler Apple Arbour Arrow Aspen Badger Barley Basin Bay Beacon Beech Birch Bluebell
        Boulder Bramble Bridge Brook Butterfly Canyon Cedar Cherry Chestnut Clover Comet Compass Condor Cove Crane Creek
        Cricket Cypress Daisy Dale Delta Dolphin Dove Dune Eagle Elder Elm Falcon Fern Fig Finch Fjord
        Forest Fountain Fox Garden Glacier Glade Grove Gull Harbour Hare Hawk Hazelnut Heath Heron Hill Holly
        Horizon Island Ivy Jasmine Juniper Kestrel Kingfisher Lagoon Lake Lantern Larch Lark Laurel Leaf Lily Linden
        Lynx Magnolia Maple Marigold Marsh Meadow Mill Moor Moss Mountain Oak Orchard Orchid Osprey Otter Owl
        Pebble Pelican Pine Plum Pond Poplar Poppy Prairie Quarry Quill Rain Raven Reed Reef Ridge River
        Robin Rowan Sage Shore Sparrow Spring Spruce Star Stork Stream Swallow Swan Thistle Tulip Valley Willow
        """);

    private ModelName() {}

    private static List<String> words(String text) {
        return SPACE.splitAsStream(text.strip()).toList();
    }

    /**
     * The name of the model of that version, for example {@code Quiet Heron}.
     *
     * @param version the hash of its folder; whatever is none is its own name
     */
    public static String of(String version) {
        if (!VERSION.matcher(version).lookingAt()) {
            return version;
        }
        return word(FIRST, version.substring(0, 4)) + " " + word(SECOND, version.substring(4, 8));
    }

    private static String word(List<String> words, String digits) {
        return words.get(Integer.parseInt(digits, 16) % words.size());
    }

    /** The name and the beginning of the version, for a line of text: {@code Quiet Heron (4f0cc1d2a9e8)}. */
    public static String withVersion(String version) {
        String name = of(version);
        return name.equals(version)
                ? version
                : "%s (%s)".formatted(name, version.substring(0, Math.min(12, version.length())));
    }

    /** Whether somebody means that model by what they typed: its name in any case, with a space or a hyphen. */
    public static boolean means(String typed, String version) {
        return typed.strip()
                .replace('-', ' ')
                .toLowerCase(Locale.ROOT)
                .equals(of(version).toLowerCase(Locale.ROOT));
    }
}
