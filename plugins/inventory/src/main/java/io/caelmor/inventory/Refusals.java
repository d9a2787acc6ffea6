package io.caelmor.inventory;

import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Declarations;

/// All reasons why something does not change hands. Made at start; none is made for a command.
final class Refusals {
    final Receipt noAvatar;
    final Receipt unable;
    final Receipt nobody;
    final Receipt range;
    final Receipt notYours;
    final Receipt notLying;
    final Receipt full;
    final Receipt partnerFull;
    final Receipt amount;
    final Receipt poor;
    final Receipt purseFull;
    final Receipt notHeldOut;
    final Receipt noOffer;
    final Receipt changed;
    final Receipt tooFast;
    final Receipt tooLoud;

    Refusals(Declarations declarations) {
        noAvatar = declarations.rejection("inventory.no_avatar", "you have no avatar that could hold anything");
        unable = declarations.rejection("inventory.unable", "your avatar can't do that now");
        nobody = declarations.rejection("inventory.nobody", "there is nobody who could do that with you now");
        range = declarations.rejection("inventory.range", "that is out of your reach");
        notYours = declarations.rejection("inventory.not_yours", "that is no item that you hold");
        notLying = declarations.rejection("inventory.not_lying", "that is no item that lies there for the taking");
        full = declarations.rejection("inventory.full", "you can't hold one more item");
        partnerFull = declarations.rejection("inventory.partner_full", "the other one can't hold one more item");
        notHeldOut = declarations.rejection("inventory.not_held_out", "nothing is held out there");
        amount = declarations.rejection("trade.amount", "an amount of gold is 0 or more");
        poor = declarations.rejection("trade.poor", "you don't have that much gold");
        purseFull = declarations.rejection("trade.purse_full", "nobody can have that much gold");
        noOffer = declarations.rejection("trade.no_offer", "there is no such offer between you");
        changed = declarations.rejection("trade.changed", "the offer is another one by now");
        tooFast = declarations.rejection("inventory.too_fast", "you offer too fast");
        tooLoud = declarations.rejection("inventory.too_loud", "too much happens at once to tell anybody of it");
    }
}
