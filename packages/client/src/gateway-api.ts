// Generated from openapi.json by `npx -y pnpm@12 run client`; not to be edited.

export type paths = {
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs */
        get: operations["checkLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this process may get traffic
         * @description Ready once a worker polls; after that only Temporal or its search attributes take it away. The rest is told, not judged.
         */
        get: operations["checkReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The plan of the signed-in account
         * @description Never grants anything: it shows what is settled. With `wait`, for the page after a payment, it has the account settled first.
         */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A place to pay for a plan
         * @description Answers with an address to send the browser to: Stripe’s Checkout, or the portal if the account has a subscription already. May be called as often as a user clicks: an account has one customer and one payable session, and the last wish wins.
         */
        post: operations["openCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A place to manage the subscription
         * @description Answers with the address of Stripe’s Customer Portal, opened at the flow asked for.
         */
        post: operations["openPortal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For Stripe’s webhooks, snapshot and thin
         * @description The body is signed, to the byte, in the header `stripe-signature`. Answers 200 once Temporal has durably accepted the event, and never before; Stripe delivers again whatever was not accepted.
         */
        post: operations["receiveStripeEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /**
         * @description What the account may use, and how sure that is.
         * @example {
         *       "account_id": "auth0|42",
         *       "plan": "pro",
         *       "status": "active",
         *       "seats": 1,
         *       "features": [
         *         "projects",
         *         "export"
         *       ],
         *       "current_period_end": "2026-12-22T00:00:00.000Z",
         *       "cancel_at": null,
         *       "trial_end": null,
         *       "state": "settled",
         *       "revision": 918
         *     }
         */
        Account: {
            account_id: string;
            /** @description Cancelled: until when it still works. */
            cancel_at: string | null;
            /** @description By ISO 8601, as are the others. */
            current_period_end: string | null;
            readonly features: string[];
            /** @description Id of a plan of the catalogue. */
            plan: string;
            /** @description Grows with every change. 0: nothing has ever been settled. */
            revision: number;
            seats: number;
            /**
             * @description Whether this is all: settled with what Stripe says, or still syncing, waiting for a payment, or waiting for the operator.
             * @enum {string}
             */
            state: "settled" | "syncing" | "pending_payment" | "needs_attention";
            /** @description Of the subscription, in Stripe’s words; none: there is none. */
            status: string;
            trial_end: string | null;
        };
        /**
         * @example {
         *       "plan": "team",
         *       "interval": "year",
         *       "seats": 3,
         *       "success_url": "https://app.example.com/return",
         *       "cancel_url": "https://app.example.com/pricing"
         *     }
         */
        CheckoutInput: {
            /** @description Where the browser returns when the user leaves without paying. */
            cancel_url: string;
            /** @description ISO 4217 in small letters. Left out: the one that the customer paid in before, else the first that the plan is sold in. */
            currency?: string;
            /**
             * @description Left out: the month, if the plan is sold by it.
             * @enum {string}
             */
            interval?: "month" | "year";
            /** @description Id of a plan of the catalogue. */
            plan: string;
            /** @description Left out: as few as the plan allows, or as many as now. */
            seats?: number;
            /** @description Where the browser returns after payment. */
            success_url: string;
        };
        /**
         * @description Where to send the browser.
         * @example {
         *       "url": "https://checkout.stripe.com/c/pay/cs_test_a1b2",
         *       "kind": "checkout"
         *     }
         */
        CheckoutLink: {
            /**
             * @description What the page at the address is for.
             * @enum {string}
             */
            kind: "checkout" | "plan_change" | "fix_payment" | "resume";
            /** @description A secret of this user for some minutes: send the browser there, and keep it nowhere. */
            url: string;
        };
        /**
         * @example {
         *       "return_url": "https://app.example.com/account",
         *       "flow": "payment_method"
         *     }
         */
        PortalInput: {
            /**
             * @description Opens the portal at one step. Left out: at its first page.
             * @enum {string}
             */
            flow?: "payment_method" | "plan_change" | "cancel";
            /** @description Where the portal’s way back leads. */
            return_url: string;
        };
        /**
         * @description Where to send the browser.
         * @example {
         *       "url": "https://billing.stripe.com/p/session/test_a1b2"
         *     }
         */
        PortalLink: {
            /** @description A secret of this user for some minutes. */
            url: string;
        };
        /** @description What went wrong, by RFC 9457. */
        Problem: {
            /** @description Of currency-fixed. */
            currency?: string;
            /** @description In the caller’s terms, with what to do. */
            detail: string;
            /** @description Of invalid-request: each field that does not fit. */
            faults?: {
                reason: string;
                where: string;
            }[];
            /** @description Of currency-unavailable. */
            known_currencies?: string[];
            /** @description Of price-unavailable. */
            known_intervals?: string[];
            /** @description Of unknown-plan. */
            known_plans?: string[];
            /** @description Of seats-out-of-range. */
            seats?: {
                max: number;
                min: number;
            };
            status: number;
            title: string;
            /**
             * @description Which problem it is. A later version may have more.
             * @enum {string}
             */
            type: "urn:planbridge:problem:account-id-unusable" | "urn:planbridge:problem:already-on-plan" | "urn:planbridge:problem:bad-request" | "urn:planbridge:problem:body-too-large" | "urn:planbridge:problem:currency-fixed" | "urn:planbridge:problem:currency-unavailable" | "urn:planbridge:problem:headers-too-large" | "urn:planbridge:problem:internal" | "urn:planbridge:problem:invalid-event" | "urn:planbridge:problem:invalid-request" | "urn:planbridge:problem:invalid-signature" | "urn:planbridge:problem:malformed-body" | "urn:planbridge:problem:method-not-allowed" | "urn:planbridge:problem:no-billing-account" | "urn:planbridge:problem:not-found" | "urn:planbridge:problem:price-unavailable" | "urn:planbridge:problem:redirect-not-allowed" | "urn:planbridge:problem:request-timeout" | "urn:planbridge:problem:scope-missing" | "urn:planbridge:problem:seats-out-of-range" | "urn:planbridge:problem:too-many-requests" | "urn:planbridge:problem:unauthenticated" | "urn:planbridge:problem:unavailable" | "urn:planbridge:problem:unknown-plan" | "urn:planbridge:problem:unsupported-media-type";
        } & {
            [key: string]: unknown;
        };
        /** @description Of each part, whether it is there. */
        Readiness: {
            /** @enum {string} */
            database: "up" | "down";
            /** @enum {string} */
            search_attributes: "registered" | "missing" | "unknown";
            /** @enum {string} */
            status: "ready" | "not-ready";
            /** @enum {string} */
            temporal: "up" | "down";
            /** @enum {string} */
            worker: "polling" | "missing" | "unknown";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    checkLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "live";
                    };
                };
            };
        };
    };
    checkReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of each part, whether it is there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Of each part, whether it is there. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    readAccount: {
        parameters: {
            query?: {
                /** @description Seconds to wait for the account to be settled with what Stripe says now: 0 (not at all) to 25. */
                wait?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the account may use, and how sure that is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Bad Request: invalid-request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: unauthenticated. */
            401: {
                headers: {
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: account-id-unusable. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests: too-many-requests. */
            429: {
                headers: {
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error: internal. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: unavailable. */
            503: {
                headers: {
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutInput"];
            };
        };
        responses: {
            /** @description Where to send the browser. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutLink"];
                };
            };
            /** @description Bad Request: malformed-body, invalid-request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: unauthenticated. */
            401: {
                headers: {
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: scope-missing, account-id-unusable. */
            403: {
                headers: {
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: already-on-plan, currency-fixed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large: body-too-large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: unsupported-media-type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: unknown-plan, currency-unavailable, price-unavailable, seats-out-of-range, redirect-not-allowed. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests: too-many-requests. */
            429: {
                headers: {
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error: internal. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: unavailable. */
            503: {
                headers: {
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openPortal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortalInput"];
            };
        };
        responses: {
            /** @description Where to send the browser. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalLink"];
                };
            };
            /** @description Bad Request: malformed-body, invalid-request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: unauthenticated. */
            401: {
                headers: {
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: scope-missing, account-id-unusable. */
            403: {
                headers: {
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: no-billing-account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large: body-too-large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: unsupported-media-type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: redirect-not-allowed. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests: too-many-requests. */
            429: {
                headers: {
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error: internal. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: unavailable. */
            503: {
                headers: {
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveStripeEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted for good. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        received: true;
                    };
                };
            };
            /** @description Bad Request: invalid-signature, invalid-event. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large: body-too-large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error: internal. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: unavailable. */
            503: {
                headers: {
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
